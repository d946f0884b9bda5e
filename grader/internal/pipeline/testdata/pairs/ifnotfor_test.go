package pairs

import (
	"sync"
	"testing"
)

// Who is woken looks no second time, and somebody else has been faster.
type queue struct {
	mu    sync.Mutex
	some  *sync.Cond
	items []int
}

func (q *queue) put() { q.mu.Lock(); q.items = append(q.items, 1); q.some.Signal(); q.mu.Unlock() }

func (q *queue) hasty() {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.items) == 0 {
		q.some.Wait()
	}
	q.items = q.items[1:]
}

func (q *queue) careful() {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == 0 {
		q.some.Wait()
	}
	q.items = q.items[1:]
}

func queued(take func(q *queue)) {
	q := new(queue)
	q.some = sync.NewCond(&q.mu)
	both(func() { take(q) }, func() { take(q) }, func() { q.put(); q.put() })
}

func TestIfNotForBug(*testing.T)  { queued((*queue).hasty) }
func TestIfNotForCure(*testing.T) { queued((*queue).careful) }
