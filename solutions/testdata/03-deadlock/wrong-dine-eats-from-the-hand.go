// The forks are put down before the meal is over.
//
// fails: dine/neighbours capacity
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
				forks[high].Unlock()
				forks[low].Unlock()
				eat(i)
			}
		})
	}
	all.Wait()
}
