// One seat less than philosophers, so one of those who sit gets a second fork. The
// seat is given back as soon as both are held.
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
				forks[(i+1)%n].Lock()
				<-seats
				eat(i)
				forks[i].Unlock()
				forks[(i+1)%n].Unlock()
			}
		})
	}
	all.Wait()
}
