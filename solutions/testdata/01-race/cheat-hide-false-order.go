// Atomic operations around the plain ones give the detector an order to believe
// in, and every Reserve takes a lock that nobody else takes. Every interleaving is
// looked at all the same.
//
// fails: counter/no-lost-update race, counter/race-free race
// fails: seats/never-oversold race, seats/holder-agrees race
package race

import (
	"sync"
	"sync/atomic"
)

type Counter struct{ n int }

var fence atomic.Int64

func (c *Counter) Inc() {
	fence.Add(1)
	n := c.n
	fence.Add(1)
	c.n = n + 1
	fence.Add(1)
}

func (c *Counter) Value() int {
	fence.Add(1)
	return c.n
}

func (s *Seats) Reserve(name string) (seat int, ok bool) {
	var mu sync.Mutex
	mu.Lock()
	defer mu.Unlock()
	if len(s.holders) == s.n {
		return 0, false
	}
	s.holders = append(s.holders, name)
	return len(s.holders) - 1, true
}
