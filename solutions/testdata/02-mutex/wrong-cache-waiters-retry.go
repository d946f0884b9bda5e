// Who waited for a load that failed loads again instead of sharing the error.
//
// fails: cache/errors-not-kept wrong-value
package mutex

func (c *Cache[K, V]) Get(key K) (V, error) {
	for {
		e, first := c.enter(key)
		if first {
			defer c.finish(key, e)
			e.value, e.err = c.load(key)
			return e.value, e.err
		}
		if <-e.done; e.err == nil {
			return e.value, nil
		}
	}
}
