// The whole table is one critical section.
//
// fails: dine/parallel serialised
package deadlock

import "sync"

func Dine(n, meals int, eat func(philosopher int)) {
	var table sync.Mutex
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() {
			for range meals {
				table.Lock()
				eat(i)
				table.Unlock()
			}
		})
	}
	all.Wait()
}
