// Dine returns while they are still eating.
//
// fails: dine/everyone wrong-value
package deadlock

import "sync"

func Dine(n, meals int, eat func(philosopher int)) {
	forks := make([]sync.Mutex, n)
	for i := range n {
		low, high := min(i, (i+1)%n), max(i, (i+1)%n)
		go func() {
			for range meals {
				forks[low].Lock()
				forks[high].Lock()
				eat(i)
				forks[high].Unlock()
				forks[low].Unlock()
			}
		}()
	}
}
