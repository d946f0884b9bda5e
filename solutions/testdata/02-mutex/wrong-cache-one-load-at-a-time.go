// Loads take turns; everything else is right.
//
// fails: cache/small-critical-section deadlock
package mutex

import (
	"errors"
	"sync"
)

type Cache[K comparable, V any] struct {
	load    func(K) (V, error)
	loading sync.Mutex
	mu      sync.Mutex
	entries map[K]*entry[V]
}

func (c *Cache[K, V]) Get(key K) (V, error) {
	e, first := c.enter(key)
	if !first {
		<-e.done
		return e.value, e.err
	}
	defer c.finish(key, e)
	c.loading.Lock()
	defer c.loading.Unlock()
	e.value, e.err = c.load(key)
	return e.value, e.err
}
