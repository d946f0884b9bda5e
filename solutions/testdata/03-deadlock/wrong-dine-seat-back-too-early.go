// One seat less, but it is given back with the first fork, and somebody else sits
// down.
//
// fails: dine/no-deadlock deadlock
package deadlock

import "sync"

func Dine(n, meals int, eat func(philosopher int)) {
	forks := make([]sync.Mutex, n)
	seats := make(chan struct{}, n-1)
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() {
			for range meals {
				seats <- struct{}{}
				forks[i].Lock()
				<-seats
				forks[(i+1)%n].Lock()
				eat(i)
				forks[i].Unlock()
				forks[(i+1)%n].Unlock()
			}
		})
	}
	all.Wait()
}
