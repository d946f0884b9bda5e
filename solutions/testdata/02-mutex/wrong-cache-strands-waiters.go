// What comes after load is not reached by a panic: those who wait do so for ever.
//
// fails: cache/panic-releases deadlock
package mutex

func (c *Cache[K, V]) Get(key K) (V, error) {
	e, first := c.enter(key)
	if !first {
		<-e.done
		return e.value, e.err
	}
	e.value, e.err = c.load(key)
	c.finish(key, e)
	return e.value, e.err
}
