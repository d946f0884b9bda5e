package sync

import (
	"unsafe"

	"interleave/grader/explore/sched"
)

// A WaitGroup doubles [sync.WaitGroup]: its panics on misuse included.
type WaitGroup struct {
	n       int
	waiters int
	round   int // how often the counter has come to zero with somebody waiting
	edge    byte
}

// Add is [sync.WaitGroup.Add].
//
//go:norace
func (w *WaitGroup) Add(delta int) {
	effect := sched.Plus
	if delta < 0 {
		effect = sched.Minus
	}
	g := sched.At(sched.Add, effect, unsafe.Pointer(w), nil)
	if delta < 0 {
		sched.ReleaseMerge(unsafe.Pointer(&w.edge))
	}
	w.n += delta
	if w.n < 0 {
		panic("sync: negative WaitGroup counter")
	}
	if w.waiters > 0 && delta > 0 && w.n == delta {
		panic("sync: WaitGroup misuse: Add called concurrently with Wait")
	}
	if w.n == 0 && w.waiters > 0 {
		w.waiters = 0
		w.round++
	}
	if g != nil {
		g.Progress()
	}
}

// Done is [sync.WaitGroup.Done].
//
//go:norace
func (w *WaitGroup) Done() { w.Add(-1) }

type roundOver struct {
	w     *WaitGroup
	round int
}

// Ready reports whether the counter has come to zero since the wait began.
//
//go:norace
func (o *roundOver) Ready(*sched.G) bool { return o.w.round != o.round }

// Wait is [sync.WaitGroup.Wait].
//
//go:norace
func (w *WaitGroup) Wait() {
	g := sched.At(sched.Wait, sched.Read, unsafe.Pointer(w), nil)
	if w.n != 0 {
		if g == nil {
			select {} // no schedule is running: nobody will ever call Done
		}
		w.waiters++
		sched.At(sched.Wait, sched.Read, unsafe.Pointer(w), &roundOver{w, w.round})
		if w.n != 0 {
			panic("sync: WaitGroup is reused before previous Wait has returned")
		}
	}
	sched.Acquire(unsafe.Pointer(&w.edge))
	if g != nil {
		g.Progress()
	}
}

// Go is [sync.WaitGroup.Go].
func (w *WaitGroup) Go(f func()) {
	w.Add(1)
	g := sched.Fork("")
	if g == nil {
		f()
		w.Done()
		return
	}
	go g.Run(func() { // the caller's Wait waits for it
		defer func() {
			if caught := recover(); caught != nil {
				panic(caught) // and the counter stays: the program ends here
			}
			w.Done()
		}()
		f()
	})
}
