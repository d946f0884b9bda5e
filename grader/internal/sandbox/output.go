package sandbox

import (
	"fmt"
	"sync/atomic"
)

// A keeper keeps the beginning and the end of what is written to it: a crash is
// explained by its first lines, but they may come after a megabyte of race
// reports. It never refuses a byte, or the writer would wait for ever.
type keeper struct {
	head, tail []byte
	dropped    int64
	most       int // of head and of tail, each
	flood      *flood
}

func newKeeper(kept int64, flood *flood) *keeper { return &keeper{most: int(kept+1) / 2, flood: flood} }

// Write keeps p or parts of it.
func (k *keeper) Write(p []byte) (int, error) {
	n := len(p)
	k.flood.rise(n)
	fits := min(n, k.most-len(k.head))
	k.head = append(k.head, p[:fits]...)
	k.tail = append(k.tail, p[fits:]...)
	// Cut only now and then: moving the tail at every write would cost more
	// than the writing.
	if len(k.tail) > 2*k.most {
		k.cut()
	}
	return n, nil
}

func (k *keeper) cut() {
	if surplus := len(k.tail) - k.most; surplus > 0 {
		k.dropped += int64(surplus)
		k.tail = append(k.tail[:0], k.tail[surplus:]...)
	}
}

// text is what was kept, with a line that says what was not.
func (k *keeper) text() string {
	k.cut()
	if k.dropped == 0 {
		return string(k.head) + string(k.tail)
	}
	return fmt.Sprintf("%s\n… %d bytes left out …\n%s", k.head, k.dropped, k.tail)
}

// A flood tells when the output of a process, on all its descriptors together,
// is more than anybody will read.
type flood struct {
	level atomic.Int64
	most  int64
	over  chan struct{} // closed when level first exceeds most
}

func newFlood(most int64) *flood { return &flood{most: most, over: make(chan struct{})} }

func (f *flood) rise(n int) {
	level := f.level.Add(int64(n))
	if level > f.most && level-int64(n) <= f.most { // one writer only sees the step
		close(f.over)
	}
}
