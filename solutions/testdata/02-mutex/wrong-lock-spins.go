// Lock tries until it succeeds.
//
// fails: lock/no-busy-waiting busy-wait
// fails: lock/fifo order
package mutex

func (l *Lock) Lock() {
	for !l.TryLock() {
	}
}
