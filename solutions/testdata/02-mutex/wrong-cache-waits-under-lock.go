// Who waits for a load holds the lock meanwhile. Nobody can finish.
//
// fails: cache/loads-once deadlock
package mutex

func (c *Cache[K, V]) Get(key K) (V, error) {
	c.mu.Lock()
	if e, ok := c.entries[key]; ok {
		defer c.mu.Unlock()
		<-e.done
		return e.value, e.err
	}
	e := &entry[V]{done: make(chan struct{}), err: errors.New("load did not return")}
	c.entries[key] = e
	c.mu.Unlock()
	defer c.finish(key, e)
	e.value, e.err = c.load(key)
	return e.value, e.err
}

func (c *Cache[K, V]) enter() {}
