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

// A Place is what a value is assigned to. The value is the parameter of a
// method of it, so that it converts as it does in the assignment.
type Place[T any] struct {
	p      *T
	v      T
	shared bool
}

// Store is the left side of an assignment to shared memory.
func Store[T any](p *T) *Place[T] { return &Place[T]{p: p, shared: true} }

// Plain is the left side of an assignment to a variable that one goroutine has
// to itself, among others that are shared.
func Plain[T any](p *T) *Place[T] { return &Place[T]{p: p} }

// To is *p = v.
func (s *Place[T]) To(v T) { s.Hold(v).Do() }

// Hold keeps the value until [Place.Do], because an assignment of several
// values evaluates all of them before it stores the first.
func (s *Place[T]) Hold(v T) *Place[T] {
	s.v = v
	return s
}

// Do stores the value that is held.
func (s *Place[T]) Do() {
	if s.shared {
		Note(access(s.p, true), s.v)
	}
	*s.p = s.v
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
