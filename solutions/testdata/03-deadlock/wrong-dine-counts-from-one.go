// The first philosopher is called 1.
//
// fails: dine/everyone wrong-value
package deadlock

import "sync"

func Dine(n, meals int, eat func(philosopher int)) {
	forks := make([]sync.Mutex, n)
	var all sync.WaitGroup
	for i := range n {
		low, high := min(i, (i+1)%n), max(i, (i+1)%n)
		all.Go(func() {
			for range meals {
				forks[low].Lock()
				forks[high].Lock()
				eat(i + 1)
				forks[high].Unlock()
				forks[low].Unlock()
			}
		})
	}
	all.Wait()
}
