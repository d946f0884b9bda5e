// The panic of load becomes an error for everybody.
//
// fails: cache/panic-releases wrong-value
package mutex

import "fmt"

func (c *Cache[K, V]) Get(key K) (value V, err error) {
	e, first := c.enter(key)
	if !first {
		<-e.done
		return e.value, e.err
	}
	defer c.finish(key, e)
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("load panicked: %v", r)
		}
	}()
	e.value, e.err = c.load(key)
	return e.value, e.err
}
