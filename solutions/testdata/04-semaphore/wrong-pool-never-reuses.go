// What comes back is closed, and its place is free: a pool of nothing.
//
// fails: pool/reuses wrong-value
package semaphore

func (p *Pool[T]) Put(v T) {
	p.close(v)
	p.vacate()
}
