package strategy

import "interleave/grader/explore/sched"

// Bounded tries every schedule with at most Bound preemptions, depth first. A
// switch away from a goroutine that cannot go on is free. Most bugs show within
// two preemptions (Musuvathi and Qadeer, Iterative Context Bounding, PLDI
// 2007), and one found here needs no more than it shows.
type Bounded struct {
	Bound     int  // preemptions allowed
	Exhausted bool // every schedule within the bound was tried
	path      []branch
	depth     int
	spent     int
	begun     bool
}

// A branch is one decision of the current schedule and the alternatives to it.
type branch struct {
	n, i  int
	costs bool // every alternative but the first is a preemption
	spent int  // preemptions before it
}

var _ sched.Strategy = (*Bounded)(nil)

// Begin moves on to the next schedule.
func (s *Bounded) Begin() bool {
	s.depth, s.spent = 0, 0
	if !s.begun {
		s.begun = true
		return true
	}
	for len(s.path) > 0 {
		b := &s.path[len(s.path)-1]
		if b.i++; b.i < b.n && (!b.costs || b.spent < s.Bound) {
			return true
		}
		s.path = s.path[:len(s.path)-1]
	}
	s.Exhausted = true
	return false
}

// Next follows the current path, and beyond its end lets whoever ran last go
// on if it can.
//
//go:norace
func (s *Bounded) Next(r *sched.Run, enabled []*sched.G) int {
	first, costs := 0, false
	for i, g := range enabled {
		switch {
		case g == r.Last:
			first, costs = i, true
		case g.Op.Kind == sched.Clock:
			costs = true // time that overtakes somebody is as good as a preemption
		}
	}
	return (first + s.branch(len(enabled), costs)) % len(enabled)
}

// Choose goes through all numbers.
//
//go:norace
func (s *Bounded) Choose(_ *sched.Run, n int) int { return s.branch(n, false) }

//go:norace
func (s *Bounded) branch(n int, costs bool) int {
	if n == 1 {
		return 0
	}
	if s.depth == len(s.path) {
		s.path = append(s.path, branch{n: n, costs: costs, spent: s.spent})
	}
	b := &s.path[s.depth]
	s.depth++
	if b.costs && b.i > 0 {
		s.spent++
	}
	return b.i
}

// End learns nothing.
func (s *Bounded) End(*sched.Run) {}
