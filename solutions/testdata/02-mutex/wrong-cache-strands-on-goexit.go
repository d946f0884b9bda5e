// A panic is seen to, a Goexit is not.
//
// fails: cache/panic-releases deadlock
package mutex

func (c *Cache[K, V]) Get(key K) (V, error) {
	e, first := c.enter(key)
	if !first {
		<-e.done
		return e.value, e.err
	}
	defer func() {
		if r := recover(); r != nil {
			c.finish(key, e)
			panic(r)
		}
	}()
	e.value, e.err = c.load(key)
	c.finish(key, e)
	return e.value, e.err
}
