package sched

import "unsafe"

// A DataRace is two accesses to the same memory that nothing orders, at least
// one of them a write.
type DataRace struct {
	Object        unsafe.Pointer // the memory
	First, Second Touch
}

// A Touch is one access to shared memory.
type Touch struct {
	G     *G
	Write bool
	Stack []uintptr // while recording
}

// A cell is what is known of one address: the last write, and the reads since.
type cell struct {
	write   access
	reads   []access
	written bool
}

type access struct {
	g     *G
	time  uint32
	stack []uintptr
}

// Touched tells the engine's own happens-before check of an access to shared
// memory by the running goroutine. The check knows every ordering that the
// schedule gave rise to, so a race that this interleaving could show on some
// machine is found whichever side came first.
//
//go:norace
func (g *G) Touched(p unsafe.Pointer, write bool) {
	r := g.run
	if r.killing {
		return // on its way out of a schedule that is over
	}
	c, ok := r.memory.get(p).(*cell)
	if !ok {
		c = &cell{}
		r.memory.put(p, c)
	}
	if g.chain == unchained {
		r.enchain(g)
	}
	g.touched = g.clock.at(g.chain)
	now := access{g: g, time: g.touched}
	if r.Recording {
		now.stack = callers()
	}
	if c.written && g.clock.at(c.write.g.chain) < c.write.time {
		r.race(p, c.write, true, now, write)
	}
	if !write {
		c.read(now)
		return
	}
	for _, old := range c.reads {
		if g.clock.at(old.g.chain) < old.time {
			r.race(p, old, false, now, true)
		}
	}
	c.reads = c.reads[:0]
	c.write, c.written = now, true
}

//go:norace
func (c *cell) read(now access) {
	for i := range c.reads {
		if c.reads[i].g == now.g {
			c.reads[i] = now
			return
		}
	}
	c.reads = append(c.reads, now)
}

//go:norace
func (r *Run) race(p unsafe.Pointer, old access, oldWrite bool, now access, write bool) {
	r.Races = append(r.Races, DataRace{
		Object: p,
		First:  Touch{G: old.g, Write: oldWrite, Stack: old.stack},
		Second: Touch{G: now.g, Write: write, Stack: now.stack},
	})
}
