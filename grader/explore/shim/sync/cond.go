package sync

import (
	"unsafe"

	"interleave/grader/explore/sched"
)

// A Cond doubles [sync.Cond]. Signal wakes who has waited longest, as the
// runtime does.
type Cond struct {
	L       Locker
	self    *Cond // once it was used
	waiting []*sched.G
	edge    byte
}

// use panics if c is the copy of one that was used.
//
//go:norace
func (c *Cond) use() {
	if c.self == nil {
		c.self = c
	}
	if c.self != c {
		panic("sync.Cond is copied")
	}
}

// NewCond is [sync.NewCond].
func NewCond(l Locker) *Cond { return &Cond{L: l} }

// Wait is [sync.Cond.Wait].
//
//go:norace
func (c *Cond) Wait() {
	c.use()
	g := sched.At(sched.Wait, sched.Write, unsafe.Pointer(c), nil)
	if g == nil {
		select {} // no schedule is running: nobody will ever signal
	}
	c.waiting = append(c.waiting[:len(c.waiting):len(c.waiting)], g)
	g.Expect()
	c.L.Unlock()
	g.Op = sched.Op{Kind: sched.Wait, Object: unsafe.Pointer(c)}
	g.AwaitGrant()
	sched.Acquire(unsafe.Pointer(&c.edge))
	c.L.Lock()
}

// Signal is [sync.Cond.Signal].
//
//go:norace
func (c *Cond) Signal() {
	c.use()
	g := sched.At(sched.Signal, sched.Write, unsafe.Pointer(c), nil)
	sched.ReleaseMerge(unsafe.Pointer(&c.edge))
	if len(c.waiting) > 0 {
		c.waiting[0].Grant()
		c.waiting = c.waiting[1:]
	}
	if g != nil {
		g.Progress()
	}
}

// Broadcast is [sync.Cond.Broadcast].
//
//go:norace
func (c *Cond) Broadcast() {
	c.use()
	g := sched.At(sched.Signal, sched.Write, unsafe.Pointer(c), nil)
	sched.ReleaseMerge(unsafe.Pointer(&c.edge))
	for _, waiter := range c.waiting {
		waiter.Grant()
	}
	c.waiting = nil
	if g != nil {
		g.Progress()
	}
}
