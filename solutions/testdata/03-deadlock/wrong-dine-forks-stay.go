// Each fork has a goroutine that hands it out, and goes on doing so when all have
// gone.
//
// fails: dine/no-leak leak
package deadlock

import "sync"

func Dine(n, meals int, eat func(philosopher int)) {
	forks := make([]chan struct{}, n)
	for i := range forks {
		forks[i] = make(chan struct{})
		go func() {
			for {
				forks[i] <- struct{}{}
				<-forks[i]
			}
		}()
	}
	var all sync.WaitGroup
	for i := range n {
		low, high := forks[min(i, (i+1)%n)], forks[max(i, (i+1)%n)]
		all.Go(func() {
			for range meals {
				<-low
				<-high
				eat(i)
				high <- struct{}{}
				low <- struct{}{}
			}
		})
	}
	all.Wait()
}
