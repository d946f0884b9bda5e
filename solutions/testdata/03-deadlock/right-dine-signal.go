// One condition variable, and a Signal for each who has eaten. Whoever is woken in
// vain has a neighbour who eats and will signal in turn; the last who eats leaves
// nobody in the way.
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
				for eating[left] || eating[right] {
					hungry.Wait()
				}
				eating[i] = true
				mu.Unlock()
				eat(i)
				mu.Lock()
				eating[i] = false
				hungry.Signal()
				mu.Unlock()
			}
		})
	}
	all.Wait()
}
