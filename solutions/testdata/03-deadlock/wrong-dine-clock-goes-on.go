// A clock strikes while they eat, and afterwards as well.
//
// fails: dine/no-leak leak
package deadlock

import (
	"sync"
	"time"
)

func Dine(n, meals int, eat func(philosopher int)) {
	forks := make([]sync.Mutex, n)
	clock := time.NewTicker(time.Hour)
	go func() {
		for range clock.C {
			continue
		}
	}()
	var all sync.WaitGroup
	for i := range n {
		low, high := min(i, (i+1)%n), max(i, (i+1)%n)
		all.Go(func() {
			for range meals {
				forks[low].Lock()
				forks[high].Lock()
				eat(i)
				forks[high].Unlock()
				forks[low].Unlock()
			}
		})
	}
	all.Wait()
	clock.Stop()
}
