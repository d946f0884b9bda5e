// The error that comes last is the one returned.
//
// fails: foreach/first-error atomicity
package semaphore

func (l *loop[T]) failed(err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.err = err
}
