package watch

import (
	"fmt"
	"os"

	"github.com/muesli/cancelreader"
	"golang.org/x/term"
)

// Keys returns what is pressed on a terminal, key by key. What is called at the
// end gives the terminal back as it was.
func Keys(terminal *os.File) (keys <-chan byte, end func(), err error) {
	fd := int(terminal.Fd())
	before, err := term.MakeRaw(fd)
	if err != nil {
		return nil, nil, fmt.Errorf("read single keys: %w", err)
	}
	restore := func() { _ = term.Restore(fd, before) }
	if err := linesEnd(fd); err != nil {
		restore()
		return nil, nil, fmt.Errorf("read single keys: %w", err)
	}
	reader, err := cancelreader.NewReader(terminal)
	if err != nil {
		restore()
		return nil, nil, fmt.Errorf("read single keys: %w", err)
	}
	pressed, over, done := make(chan byte), make(chan struct{}), make(chan struct{})
	go func() { // end waits for it
		defer close(done)
		defer close(pressed)
		hand(reader, pressed, over)
	}()
	return pressed, func() {
		close(over)
		if reader.Cancel() { // where the system cannot, the reader goes with the process
			<-done
			_ = reader.Close()
		}
		restore()
	}, nil
}

// hand hands on what it reads until there is no more.
func hand(reader cancelreader.CancelReader, pressed chan<- byte, over <-chan struct{}) {
	var one [1]byte
	for {
		if n, err := reader.Read(one[:]); n < 1 || err != nil {
			return
		}
		select {
		case pressed <- one[0]:
		case <-over:
			return
		}
	}
}
