// An error is remembered like a value.
//
// fails: cache/errors-not-kept wrong-value
package mutex

func (c *Cache[K, V]) finish(_ K, e *entry[V]) { close(e.done) }
