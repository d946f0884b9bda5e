// A sync.Map of entries; whoever stores one loads it, and closes it when done.
package mutex

import (
	"errors"
	"sync"
)

type Cache[K comparable, V any] struct {
	load    func(K) (V, error)
	entries sync.Map
}

func NewCache[K comparable, V any](load func(K) (V, error)) *Cache[K, V] {
	return &Cache[K, V]{load: load}
}

func (c *Cache[K, V]) Get(key K) (V, error) {
	mine := &entry[V]{done: make(chan struct{}), err: errors.New("load did not return")}
	there, found := c.entries.LoadOrStore(key, mine)
	if found {
		e := there.(*entry[V])
		<-e.done
		return e.value, e.err
	}
	defer close(mine.done)
	defer func() {
		if mine.err != nil {
			c.entries.Delete(key)
		}
	}()
	mine.value, mine.err = c.load(key)
	return mine.value, mine.err
}

func (c *Cache[K, V]) enter() {} // LoadOrStore does

func (c *Cache[K, V]) finish() {}
