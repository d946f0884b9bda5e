package check

import (
	"context"
	"runtime"
	"sync"
)

// load keeps every processor busy twice over until stop is called.
func load() (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	var spinning sync.WaitGroup
	for range 2 * runtime.NumCPU() {
		spinning.Go(func() {
			for n := 0; ctx.Err() == nil; n++ { // work that asks nobody for anything
			}
		})
	}
	return func() {
		cancel()
		spinning.Wait()
	}
}
