// A value that is nil passes for one that is not there.
//
// fails: cache/loads-once wrong-value
package mutex

func (c *Cache[K, V]) finish(key K, e *entry[V]) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e.err != nil || any(e.value) == nil {
		delete(c.entries, key)
	}
	close(e.done)
}
