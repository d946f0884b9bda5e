// A load that panicked leaves a zero value and no error behind.
//
// fails: cache/panic-releases wrong-value
package mutex

func (c *Cache[K, V]) enter(key K) (e *entry[V], first bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.entries[key]; ok {
		return e, false
	}
	e = &entry[V]{done: make(chan struct{})}
	c.entries[key] = e
	return e, true
}
