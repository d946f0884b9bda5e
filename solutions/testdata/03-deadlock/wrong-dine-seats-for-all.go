// Seats are limited, but there are as many as philosophers.
//
// fails: dine/no-deadlock deadlock
package deadlock

import "sync"

func Dine(n, meals int, eat func(philosopher int)) {
	forks := make([]sync.Mutex, n)
	seats := make(chan struct{}, n)
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() {
			for range meals {
				seats <- struct{}{}
				forks[i].Lock()
				forks[(i+1)%n].Lock()
				eat(i)
				forks[i].Unlock()
				forks[(i+1)%n].Unlock()
				<-seats
			}
		})
	}
	all.Wait()
}
