// It signals only if it has seen somebody hungry, and that somebody may become so a
// moment later.
//
// fails: dine/no-deadlock deadlock
package deadlock

import "sync"

func Dine(n, meals int, eat func(philosopher int)) {
	var mu sync.Mutex
	hungry := sync.NewCond(&mu)
	eating, waiting := make([]bool, n), make([]bool, n)
	var all sync.WaitGroup
	for i := range n {
		left, right := (i+n-1)%n, (i+1)%n
		all.Go(func() {
			for range meals {
				mu.Lock()
				for eating[left] || eating[right] {
					waiting[i] = true
					hungry.Wait()
				}
				waiting[i], eating[i] = false, true
				mu.Unlock()
				eat(i)
				mu.Lock()
				others := waiting[left] || waiting[right]
				mu.Unlock()
				mu.Lock()
				eating[i] = false
				if others {
					hungry.Broadcast()
				}
				mu.Unlock()
			}
		})
	}
	all.Wait()
}
