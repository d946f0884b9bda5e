// Dine counts the meals; the one who would like to say goodbye finds nobody.
//
// fails: dine/no-leak leak
package deadlock

import "sync"

func Dine(n, meals int, eat func(philosopher int)) {
	forks := make([]sync.Mutex, n)
	eaten, bye := make(chan struct{}), make(chan struct{})
	for i := range n {
		low, high := min(i, (i+1)%n), max(i, (i+1)%n)
		go func() {
			for range meals {
				forks[low].Lock()
				forks[high].Lock()
				eat(i)
				forks[high].Unlock()
				forks[low].Unlock()
				eaten <- struct{}{}
			}
			bye <- struct{}{}
		}()
	}
	for range n * meals {
		<-eaten
	}
}
