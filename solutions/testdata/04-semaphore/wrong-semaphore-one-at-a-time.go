// A semaphore that is a lock: the second waits however large n is.
//
// fails: semaphore/reaches-n serialised
package semaphore

func New(n int) *Semaphore {
	if n < 1 {
		panic("a semaphore needs room for one")
	}
	return &Semaphore{n: 1, free: 1}
}
