// A philosopher is counted only when it has come to the table.
//
// fails: dine/everyone wrong-value
package deadlock

import "sync"

func Dine(n, meals int, eat func(philosopher int)) {
	forks := make([]sync.Mutex, n)
	var all sync.WaitGroup
	for i := range n {
		low, high := min(i, (i+1)%n), max(i, (i+1)%n)
		go func() {
			all.Add(1)
			defer all.Done()
			for range meals {
				forks[low].Lock()
				forks[high].Lock()
				eat(i)
				forks[high].Unlock()
				forks[low].Unlock()
			}
		}()
	}
	all.Wait()
}
