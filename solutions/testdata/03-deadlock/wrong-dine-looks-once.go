// Whoever was woken does not look again whether both neighbours have stopped.
//
// fails: dine/neighbours capacity
package deadlock

import "sync"

func Dine(n, meals int, eat func(philosopher int)) {
	var mu sync.Mutex
	hungry := sync.NewCond(&mu)
	eating := make([]bool, n)
	var all sync.WaitGroup
	for i := range n {
		left, right := (i+n-1)%n, (i+1)%n
		all.Go(func() {
			for range meals {
				mu.Lock()
				if eating[left] || eating[right] {
					hungry.Wait()
				}
				eating[i] = true
				mu.Unlock()
				eat(i)
				mu.Lock()
				eating[i] = false
				hungry.Broadcast()
				mu.Unlock()
			}
		})
	}
	all.Wait()
}
