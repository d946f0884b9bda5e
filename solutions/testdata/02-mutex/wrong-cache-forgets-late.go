// Those who wait learn of the error before it is forgotten, so that one of them can
// come back and find it again.
//
// fails: cache/errors-not-kept atomicity
package mutex

func (c *Cache[K, V]) finish(key K, e *entry[V]) {
	close(e.done)
	c.mu.Lock()
	defer c.mu.Unlock()
	if e.err != nil {
		delete(c.entries, key)
	}
}
