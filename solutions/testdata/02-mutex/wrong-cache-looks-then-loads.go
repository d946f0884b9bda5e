// Get looks under the lock and stores under the lock, and lets go to load: two that
// have not found the key both load it.
//
// fails: cache/loads-once atomicity
package mutex

import "sync"

type Cache[K comparable, V any] struct {
	load   func(K) (V, error)
	mu     sync.Mutex
	values map[K]V
}

func NewCache[K comparable, V any](load func(K) (V, error)) *Cache[K, V] {
	return &Cache[K, V]{load: load, values: make(map[K]V)}
}

func (c *Cache[K, V]) enter() {}

func (c *Cache[K, V]) finish() {}

func (c *Cache[K, V]) Get(key K) (V, error) {
	c.mu.Lock()
	v, ok := c.values[key]
	c.mu.Unlock()
	if ok {
		return v, nil
	}
	v, err := c.load(key)
	if err == nil {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.values[key] = v
	}
	return v, err
}
