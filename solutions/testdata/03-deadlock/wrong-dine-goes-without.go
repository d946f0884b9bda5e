// Who does not get both forks at once goes without that meal.
//
// fails: dine/everyone atomicity
package deadlock

import "sync"

func Dine(n, meals int, eat func(philosopher int)) {
	forks := make([]sync.Mutex, n)
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() {
			for range meals {
				forks[i].Lock()
				if forks[(i+1)%n].TryLock() {
					eat(i)
					forks[(i+1)%n].Unlock()
				}
				forks[i].Unlock()
			}
		})
	}
	all.Wait()
}
