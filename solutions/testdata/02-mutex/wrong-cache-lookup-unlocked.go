// The first look is taken without the lock, to be quick.
//
// fails: cache/loads-once race
package mutex

func (c *Cache[K, V]) enter(key K) (e *entry[V], first bool) {
	if e, ok := c.entries[key]; ok {
		return e, false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.entries[key]; ok {
		return e, false
	}
	e = &entry[V]{done: make(chan struct{}), err: errors.New("load did not return")}
	c.entries[key] = e
	return e, true
}
