// It counts to n and one more.
//
// fails: semaphore/at-most-n capacity
// fails: semaphore/try wrong-value
// fails: semaphore/over-release capacity
// fails: semaphore/available wrong-value
// fails: semaphore/cancel capacity
// may: semaphore/fifo semaphore/no-busy-waiting
package semaphore

func New(n int) *Semaphore {
	if n < 1 {
		panic("a semaphore needs room for one")
	}
	return &Semaphore{n: n + 1, free: n + 1}
}
