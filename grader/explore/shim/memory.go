package shim

import (
	"unsafe"

	"interleave/grader/explore/sched"
)

// Load is a read of *p. It returns the value and not the address: of
// *Load(&a) + *Load(&b) the compiler would make two calls and then two reads,
// so that nothing could happen between the reads.
func Load[T any](p *T) T {
	g := access(p, false)
	v := *p // here and not in access, so that the race detector sees it
	Note(g, v)
	return v
}

// Store is the left side of an assignment to shared memory: Store(&x)(v) is
// x = v. The value is the parameter of the function that it returns, so that it
// converts as it does in the assignment.
//
// A type with methods would say the same, and be compiled with all of its methods
// for every type of value, in the student's package and once more in the suite's.
func Store[T any](p *T) func(v T) {
	return func(v T) {
		Note(access(p, true), v)
		*p = v
	}
}

// Hold is the left side of one of several assignments that happen together: all
// values are evaluated before the first is stored, by the function that the one
// with the value returns.
func Hold[T any](p *T) func(v T) (store func()) {
	return func(v T) func() { return func() { Store(p)(v) } }
}

// Plain is [Hold] for a variable that one goroutine has to itself, among others
// that are shared.
func Plain[T any](p *T) func(v T) (store func()) {
	return func(v T) func() { return func() { *p = v } }
}

// access stops before an access to *p if memory is a scheduling point, and
// tells the engine's own race check of it. It returns the goroutine if the value
// is to be noted.
//
//go:norace
func access(p any, write bool) *sched.G { return elements(p, 0, 1, write) }

// reach stops before an access to parts of what is at p, and tells of it, as
// [access] does.
//
//go:norace
func reach(g *sched.G, p unsafe.Pointer, parts []uintptr, write bool) *sched.G {
	fine := g.Fine() && len(parts) > 0
	if fine {
		stopAt(g, p, parts, write)
	}
	for _, offset := range parts {
		g.Touched(unsafe.Add(p, offset), write)
	}
	if fine || g.Watching() {
		return g
	}
	return nil
}

// stopAt is the gate before an access to memory.
//
//go:norace
func stopAt(g *sched.G, p unsafe.Pointer, parts []uintptr, write bool) {
	g.Op = sched.Op{Kind: sched.Load, Effect: sched.Read, Object: unsafe.Add(p, parts[0])}
	for _, offset := range parts[1:] {
		g.Op.More = append(g.Op.More, unsafe.Add(p, offset))
	}
	if write {
		g.Op.Kind, g.Op.Effect = sched.Store, sched.Write
	}
	g.Gate()
	if write {
		g.Progress()
	} else {
		g.Futile()
	}
}
