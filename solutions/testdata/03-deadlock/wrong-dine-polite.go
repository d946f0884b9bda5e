// Who does not get the second fork puts down the first. All can do that in step for
// ever.
//
// fails: dine/no-deadlock starvation
package deadlock

import "sync"

func Dine(n, meals int, eat func(philosopher int)) {
	forks := make([]sync.Mutex, n)
	var all sync.WaitGroup
	for i := range n {
		left, right := &forks[i], &forks[(i+1)%n]
		all.Go(func() {
			for range meals {
				for left.Lock(); !right.TryLock(); left.Lock() {
					left.Unlock()
				}
				eat(i)
				right.Unlock()
				left.Unlock()
			}
		})
	}
	all.Wait()
}
