// Discard closes, and the place is gone.
//
// fails: pool/discard deadlock
// fails: pool/cancel leak
package semaphore

func (p *Pool[T]) Discard(v T) { p.close(v) }
