// Lock looks every millisecond: less noise, and still not asleep. Whoever happens
// to look first gets the lock.
//
// fails: lock/no-busy-waiting busy-wait
// fails: lock/fifo order
package mutex

import "time"

func (l *Lock) Lock() {
	for !l.TryLock() {
		time.Sleep(time.Millisecond)
	}
}
