// One condition variable for all keys; each waiter looks at its own entry.
package mutex

import (
	"errors"
	"sync"
)

type Cache[K comparable, V any] struct {
	load    func(K) (V, error)
	mu      sync.Mutex
	changed *sync.Cond
	entries map[K]*entry[V]
}

type entry[V any] struct {
	done  bool
	value V
	err   error
}

func NewCache[K comparable, V any](load func(K) (V, error)) *Cache[K, V] {
	c := &Cache[K, V]{load: load, entries: make(map[K]*entry[V])}
	c.changed = sync.NewCond(&c.mu)
	return c
}

func (c *Cache[K, V]) Get(key K) (V, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.entries[key]
	if !ok {
		e = &entry[V]{}
		c.entries[key] = e
		c.fill(key, e)
	}
	for !e.done {
		c.changed.Wait()
	}
	return e.value, e.err
}

// fill lets go of the lock while load runs.
func (c *Cache[K, V]) fill(key K, e *entry[V]) {
	c.mu.Unlock()
	var value V
	err := errors.New("load did not return")
	defer func() {
		c.mu.Lock()
		e.done, e.value, e.err = true, value, err
		if err != nil {
			delete(c.entries, key)
		}
		c.changed.Broadcast()
	}()
	value, err = c.load(key)
}
