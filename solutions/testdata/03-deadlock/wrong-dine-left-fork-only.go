// One fork is enough for these.
//
// fails: dine/neighbours capacity
package deadlock

import "sync"

func Dine(n, meals int, eat func(philosopher int)) {
	forks := make([]sync.Mutex, n)
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() {
			for range meals {
				forks[i].Lock()
				eat(i)
				forks[i].Unlock()
			}
		})
	}
	all.Wait()
}
