// Everybody takes the left fork first.
//
// fails: dine/no-deadlock deadlock
package deadlock

import "sync"

func Dine(n, meals int, eat func(philosopher int)) {
	forks := make([]sync.Mutex, n)
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() {
			for range meals {
				forks[i].Lock()
				forks[(i+1)%n].Lock()
				eat(i)
				forks[(i+1)%n].Unlock()
				forks[i].Unlock()
			}
		})
	}
	all.Wait()
}
