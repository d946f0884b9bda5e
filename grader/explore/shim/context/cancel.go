package context

import (
	"runtime"

	"interleave/grader/explore/sched"
	"interleave/grader/explore/shim"
	"interleave/grader/explore/shim/time"
)

// cancel ends the context and what is derived from it.
//
//go:norace
func (n *node) cancel(err, cause error) {
	sched.At(sched.Cancel, sched.Write, n.object(), nil)
	n.end(err, cause)
}

// quit cancels the context for itself, not with its parent.
//
//go:norace
func (n *node) quit(err, cause error) {
	n.cancel(err, cause)
	n.depart()
}

// depart takes the context out of a parent of the program's own.
//
//go:norace
func (n *node) depart() {
	if leave := n.leave; leave != nil {
		n.leave = nil
		leave()
	}
}

//go:norace
func (n *node) end(err, cause error) {
	if !n.finish(err, cause) {
		return
	}
	for _, c := range n.children {
		c.cancel(err, n.cause)
	}
}

// finish makes the context done and reports whether it was not before.
//
//go:norace
func (n *node) finish(err, cause error) bool {
	g := sched.Current()
	if n.err != nil || g == nil {
		return false
	}
	if cause == nil {
		cause = err
	}
	n.err, n.cause = err, cause
	if n.timer != nil && sched.FakeNow() < n.due {
		n.timer.Stop() // one that is due keeps its step, or the other order would never be tried
	}
	shim.Shut(g, n.done)
	g.Progress()
	return true
}

//go:norace
func (n *node) expires(d time.Time) { n.deadline, n.timed = d, true }

// expireIn sets the timer. That it fires is the step that ends the context.
//
//go:norace
func (n *node) expireIn(d time.Duration, cause error) {
	if n.err != nil {
		return
	}
	n.timer = sched.NewTimer(int64(d), 0, nil)
	if n.timer == nil {
		runtime.Goexit() // the schedule is over
	}
	n.due = sched.FakeNow() + int64(d)
	n.timer.Touches(n.object())
	go n.timer.Body(n.expiry(cause))() // nobody waits for it; it ends with the context or the schedule
}

func (n *node) expiry(cause error) func() {
	return func() {
		n.end(DeadlineExceeded, cause)
		n.depart()
	}
}
