// One lock for the map and one for loading: who finds a value is not held up, but
// who loads another key is.
//
// fails: cache/small-critical-section deadlock
// fails: cache/errors-not-kept wrong-value
package mutex

import "sync"

type Cache[K comparable, V any] struct {
	load    func(K) (V, error)
	loading sync.Mutex
	mu      sync.RWMutex
	values  map[K]V
}

func NewCache[K comparable, V any](load func(K) (V, error)) *Cache[K, V] {
	return &Cache[K, V]{load: load, values: make(map[K]V)}
}

func (c *Cache[K, V]) enter() {}

func (c *Cache[K, V]) finish() {}

func (c *Cache[K, V]) find(key K) (V, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	v, ok := c.values[key]
	return v, ok
}

func (c *Cache[K, V]) Get(key K) (V, error) {
	if v, ok := c.find(key); ok {
		return v, nil
	}
	c.loading.Lock()
	defer c.loading.Unlock()
	if v, ok := c.find(key); ok {
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
