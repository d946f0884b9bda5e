package atomic

import (
	"unsafe"

	"interleave/grader/explore/sched"
)

// looked follows an operation that has only read.
//
//go:norace
func looked(g *sched.G, p unsafe.Pointer) {
	sched.Acquire(p)
	if g != nil {
		g.Futile()
	}
}

// stored follows an operation that has only written. A store hides the ones
// before it: who loads it is ordered after it, and not after them.
//
//go:norace
func stored(g *sched.G, p unsafe.Pointer, changed bool) {
	sched.Release(p)
	moved(g, changed)
}

// updated follows an operation that has read and written.
//
//go:norace
func updated(g *sched.G, p unsafe.Pointer, changed bool) {
	sched.Acquire(p)
	sched.ReleaseMerge(p)
	moved(g, changed)
}

//go:norace
func moved(g *sched.G, changed bool) {
	switch {
	case g == nil:
	case changed:
		g.Progress()
	default:
		g.Futile()
	}
}
