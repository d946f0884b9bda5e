// A Once for each key. A Once that has panicked counts as done, so the entry says
// from the start that it failed.
package mutex

import (
	"errors"
	"sync"
)

type Cache[K comparable, V any] struct {
	load    func(K) (V, error)
	mu      sync.Mutex
	entries map[K]*entry[V]
}

type entry[V any] struct {
	once  sync.Once
	value V
	err   error
}

func (c *Cache[K, V]) Get(key K) (V, error) {
	e := c.entry(key)
	e.once.Do(func() {
		defer func() {
			if e.err != nil {
				c.forget(key, e)
			}
		}()
		e.value, e.err = c.load(key)
	})
	return e.value, e.err
}

func (c *Cache[K, V]) entry(key K) *entry[V] {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.entries[key]
	if !ok {
		e = &entry[V]{err: errors.New("load did not return")}
		c.entries[key] = e
	}
	return e
}

func (c *Cache[K, V]) forget(key K, e *entry[V]) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.entries[key] == e {
		delete(c.entries, key)
	}
}
