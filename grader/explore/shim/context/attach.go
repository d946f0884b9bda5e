package context

import (
	"interleave/grader/explore/sched"
	"interleave/grader/explore/shim"
)

// An afterFuncer is a context of the program's own that tells when it ends.
type afterFuncer interface {
	AfterFunc(func()) func() bool
}

// attach makes self, whose node n is, end with its parent.
func (n *node) attach(self canceler) {
	parent := n.parent()
	done := parent.Done()
	if done == nil {
		return // never ends
	}
	if p, ok := parent.Value(&nodeKey).(*node); ok && p.Done() == done {
		if err, cause := p.adopt(self); err != nil {
			self.end(err, cause)
		}
		return
	}
	n.follow(parent, self)
}

// follow makes self end with a parent that is not one of ours.
func (n *node) follow(parent Context, self canceler) {
	if foreign(parent) {
		if err := parent.Err(); err != nil {
			self.end(err, Cause(parent))
		}
		return
	}
	if shim.Select(true, shim.R(parent.Done()).Case) == 0 {
		self.end(parent.Err(), Cause(parent))
		return
	}
	end := func() { self.cancel(parent.Err(), Cause(parent)) }
	if a, ok := parent.(afterFuncer); ok {
		n.leaveBy(a.AfterFunc(end))
		return
	}
	go shim.Go(func() { // ends with either; the real package leaves it behind as well
		if shim.Select(false, shim.R(parent.Done()).Case, shim.R(n.Done()).Case) == 0 {
			end()
		}
	})()
}

// adopt adds a child, or returns why the node is done. Children stay when they
// are done themselves: if a child that left early were passed over, leaving
// would be a step whose order with the parent's end matters.
//
//go:norace
func (n *node) adopt(c canceler) (err, cause error) {
	g := sched.At(sched.Access, sched.Read, n.object(), nil)
	if n.err != nil {
		sched.Acquire(n.object())
		return n.err, n.cause
	}
	n.insert(child{c, g.ID, g.Steps})
	return nil, nil
}

// insert does by hand what package slices would tell the race detector of.
//
//go:norace
func (n *node) insert(c child) {
	n.children = append(n.children, c)
	for i := len(n.children) - 1; i > 0 && c.before(n.children[i-1]); i-- {
		n.children[i], n.children[i-1] = n.children[i-1], c
	}
}

//go:norace
func (c child) before(other child) bool {
	if c.creator != other.creator {
		return c.creator < other.creator
	}
	return c.step < other.step
}

//go:norace
func (n *node) parent() Context { return n.Context }

//go:norace
func (n *node) leaveBy(stop func() bool) { n.leave = stop }
