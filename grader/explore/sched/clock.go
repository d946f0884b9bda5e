package sched

import "unsafe"

// A clock is a vector clock: for each chain of goroutines, how much of it happened
// before. It follows Go's memory model: only the edges that locks, channels,
// atomics and go statements make, not the order in which we ran things.
type clock []uint32

//go:norace
func (c clock) at(chain int) uint32 {
	if chain < len(c) {
		return c[chain]
	}
	return 0
}

//go:norace
func (c *clock) join(other clock) {
	c.extend(len(other))
	for i, t := range other {
		if t > (*c)[i] {
			(*c)[i] = t
		}
	}
}

// set makes c a copy of other, element by element: append and copy of whole
// slices report their accesses to the race detector even from norace code.
//
//go:norace
func (c *clock) set(other clock) {
	*c = (*c)[:0]
	c.join(other)
}

//go:norace
func (c *clock) extend(n int) {
	for len(*c) < n {
		*c = append(*c, 0)
	}
}

//go:norace
func (g *G) tick() {
	if g.chain != unchained {
		g.clock[g.chain]++
	}
}

// A meeting is a synchronisation object as happens-before sees it.
type meeting struct{ clock clock }

//go:norace
func (r *Run) meeting(p unsafe.Pointer) *meeting {
	if m, ok := r.syncs.get(p).(*meeting); ok {
		return m
	}
	m := &meeting{}
	r.syncs.put(p, m)
	return m
}

// Acquire makes everything that was released at p happen before what the
// running goroutine does next.
//
//go:norace
func Acquire(p unsafe.Pointer) {
	raceAcquire(p)
	if g := Current(); g != nil {
		g.clock.join(g.run.meeting(p).clock)
	}
}

// Release makes everything that the running goroutine has done so far happen
// before whoever acquires p next. What was released at p before is forgotten.
//
//go:norace
func Release(p unsafe.Pointer) {
	raceRelease(p)
	if g := Current(); g != nil {
		m := g.run.meeting(p)
		m.clock.set(g.clock)
		g.tick()
	}
}

// ReleaseMerge is [Release] without forgetting.
//
//go:norace
func ReleaseMerge(p unsafe.Pointer) {
	raceReleaseMerge(p)
	if g := Current(); g != nil {
		g.run.meeting(p).clock.join(g.clock)
		g.tick()
	}
}

// Join makes the end of other happen before what the running goroutine does
// next. Other must have returned.
//
//go:norace
func (g *G) Join(other *G) {
	raceAcquire(unsafe.Pointer(&other.end))
	g.clock.join(other.clock)
	g.joins = append(g.joins, other)
}

// Done reports whether the goroutine has returned.
//
//go:norace
func (g *G) Done() bool { return g.state == done }
