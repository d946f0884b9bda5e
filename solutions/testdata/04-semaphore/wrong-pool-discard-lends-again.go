// Discard puts the broken one back.
//
// fails: pool/discard wrong-value
// fails: pool/closes-everything wrong-value
package semaphore

func (p *Pool[T]) Discard(v T) {
	p.close(v)
	p.Put(v)
}
