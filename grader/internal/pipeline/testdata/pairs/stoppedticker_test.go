package pairs

import (
	"testing"
	"time"
)

// A ticker that is stopped ticks no more, and does not say so.
func ticking(done chan struct{}) {
	t := time.NewTicker(time.Second)
	go func() {
		for {
			select {
			case <-t.C:
			case <-done:
				return
			}
		}
	}()
	t.Stop()
	if done != nil {
		close(done)
	}
}

func TestStoppedTickerBug(*testing.T)  { ticking(nil) }
func TestStoppedTickerCure(*testing.T) { ticking(make(chan struct{})) }
