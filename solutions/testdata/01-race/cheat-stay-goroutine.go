// A goroutine starts before the engine that controls goroutines.
//
// refused: initial 12
package race

type Counter struct{ n int }

var counting = start()

func start() chan *Counter {
	c := make(chan *Counter)
	go func() {
		for counter := range c {
			counter.n++
		}
	}()
	return c
}

func (c *Counter) Inc() { counting <- c }

func (c *Counter) Value() int { return c.n }
