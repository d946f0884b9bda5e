// Waiters of a load that panicked do not get an error but load again.
package mutex

import "sync"

type Cache[K comparable, V any] struct {
	load    func(K) (V, error)
	mu      sync.Mutex
	entries map[K]*entry[V]
}

type entry[V any] struct {
	done     chan struct{}
	returned bool
	value    V
	err      error
}

func (c *Cache[K, V]) Get(key K) (V, error) {
	for {
		e, first := c.enter(key)
		if first {
			defer c.finish(key, e)
			e.value, e.err = c.load(key)
			e.returned = true
			return e.value, e.err
		}
		<-e.done
		if e.returned {
			return e.value, e.err
		}
	}
}

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

func (c *Cache[K, V]) finish(key K, e *entry[V]) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !e.returned || e.err != nil {
		delete(c.entries, key)
	}
	close(e.done)
}
