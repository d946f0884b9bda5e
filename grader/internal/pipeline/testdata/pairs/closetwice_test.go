package pairs

import (
	"sync"
	"sync/atomic"
	"testing"
)

// Two owners close what each of them has seen open.
func TestCloseTwiceBug(*testing.T) {
	done := make(chan struct{})
	var closed atomic.Bool
	end := func() {
		if !closed.Load() {
			closed.Store(true)
			close(done)
		}
	}
	both(end, end)
}

func TestCloseTwiceCure(*testing.T) {
	done := make(chan struct{})
	end := sync.OnceFunc(func() { close(done) })
	both(end, end)
}
