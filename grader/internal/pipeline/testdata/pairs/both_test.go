package pairs

import "sync"

// both runs the functions at once and waits for them.
func both(fs ...func()) {
	var wg sync.WaitGroup
	for _, f := range fs {
		wg.Go(f)
	}
	wg.Wait()
}
