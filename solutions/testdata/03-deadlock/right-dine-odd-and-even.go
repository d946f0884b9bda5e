// Every other philosopher begins on the right.
package deadlock

import "sync"

func Dine(n, meals int, eat func(philosopher int)) {
	forks := make([]sync.Mutex, n)
	var all sync.WaitGroup
	all.Add(n)
	for i := range n {
		first, second := &forks[i], &forks[(i+1)%n]
		if i%2 == 1 {
			first, second = second, first
		}
		go func() {
			defer all.Done()
			for range meals {
				first.Lock()
				second.Lock()
				eat(i)
				first.Unlock()
				second.Unlock()
			}
		}()
	}
	all.Wait()
}
