// One lock around everything: right, and everybody waits for the slowest.
//
// fails: cache/small-critical-section deadlock
// fails: cache/errors-not-kept wrong-value
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
	defer c.mu.Unlock()
	if v, ok := c.values[key]; ok {
		return v, nil
	}
	v, err := c.load(key)
	if err == nil {
		c.values[key] = v
	}
	return v, err
}
