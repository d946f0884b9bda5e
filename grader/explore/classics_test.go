package explore

import (
	"github.com/stretchr/testify/assert"

	"interleave/grader"
	"interleave/grader/explore/shim"
	"interleave/grader/explore/shim/context"
	"interleave/grader/explore/shim/sync"
)

// classics are the failures that the lecture is about, each as small as it gets.
var classics = map[string]func(x *X){
	"check-then-act":    withdraw,
	"lost-wakeup":       lostWakeup,
	"lost-permit":       lostPermit,
	"opposite-order":    oppositeOrder,
	"cycle-of-three":    cycleOfThree,
	"barging-newcomers": barging,
}

func withdraw(x *X) {
	var mu sync.Mutex
	balance := 100
	take := func() {
		mu.Lock()
		enough := balance >= 100
		mu.Unlock()
		if enough {
			mu.Lock()
			balance -= 100
			mu.Unlock()
		}
	}
	x.Go("A", take)
	x.Go("B", take)
	x.Wait()
	assert.GreaterOrEqual(x, balance, 0, "balance after two withdrawals")
}

func lostWakeup(x *X) {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	ready := false
	x.Go("waiter", func() {
		mu.Lock()
		seen := ready
		mu.Unlock()
		if !seen {
			mu.Lock()
			cond.Wait()
			mu.Unlock()
		}
	})
	x.Go("waker", func() {
		mu.Lock()
		ready = true
		cond.Signal()
		mu.Unlock()
	})
	x.Wait()
}

// permits are handed to whoever waits longest. Who gives up does not look whether
// a permit has come for it meanwhile.
type permits struct {
	mu      sync.Mutex
	free    int
	waiting []chan struct{}
}

func (p *permits) acquire(ctx context.Context) error {
	p.mu.Lock()
	if p.free > 0 {
		p.free--
		p.mu.Unlock()
		return nil
	}
	ready := make(chan struct{})
	p.waiting = append(p.waiting, ready)
	p.mu.Unlock()
	got, ended := shim.R(ready), shim.R(ctx.Done())
	if shim.Select(false, got.Case, ended.Case) == 0 {
		return nil
	}
	return ctx.Err()
}

func (p *permits) release() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.waiting) == 0 {
		p.free++
		return
	}
	shim.Close(p.waiting[0])
	p.waiting = p.waiting[1:]
}

func lostPermit(x *X) {
	var p permits
	ctx, cancel := context.WithCancel(context.Background())
	x.Go("waiter", func() {
		if p.acquire(ctx) == nil {
			p.release()
		}
	})
	x.Arrived("waiter")
	x.Go("holder", p.release)
	x.Go("canceller", cancel)
	x.Wait()
	x.Go("next", func() { _ = p.acquire(context.Background()) })
	x.Wait()
}

func oppositeOrder(x *X) {
	var a, b sync.Mutex
	both := func(first, second *sync.Mutex) func() {
		return func() {
			first.Lock()
			through(second)
			first.Unlock()
		}
	}
	x.Go("A", both(&a, &b))
	x.Go("B", both(&b, &a))
	x.Wait()
}

func cycleOfThree(x *X) {
	var accounts [3]sync.Mutex
	for i, name := range []string{"A", "B", "C"} {
		from, to := &accounts[i], &accounts[(i+1)%3]
		x.Go(name, func() {
			from.Lock()
			through(to)
			from.Unlock()
		})
	}
	x.Wait()
}

func barging(x *X) {
	var mu sync.Mutex
	var served []string
	enter := func(name string) func() {
		return func() {
			mu.Lock()
			served = append(served, name)
			mu.Unlock()
		}
	}
	mu.Lock()
	x.Go("first", enter("first"))
	x.Arrived("first")
	mu.Unlock()
	x.Go("newcomer", enter("newcomer"))
	x.Wait()
	if served[0] != "first" {
		x.Fail(grader.Order, "%s came later and was served first", served[0])
	}
}
