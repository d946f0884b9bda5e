// Discard frees the place and leaves the broken one open.
//
// fails: pool/discard wrong-value
// fails: pool/closes-everything leak
package semaphore

func (p *Pool[T]) Discard(T) { p.vacate() }
