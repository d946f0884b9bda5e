package pairs

import (
	"errors"
	"testing"
)

// The loop looks for an end that a failure has forgotten to bring.
func work(done chan struct{}, err error) {
	if err != nil {
		return
	}
	close(done)
}

func TestBusyLoopBug(*testing.T) {
	done := make(chan struct{})
	go work(done, errors.New("failed"))
	for {
		select {
		case <-done:
			return
		default:
		}
	}
}

func TestBusyLoopCure(*testing.T) {
	done := make(chan struct{})
	go func() { defer close(done); work(make(chan struct{}), errors.New("failed")) }()
	<-done
}
