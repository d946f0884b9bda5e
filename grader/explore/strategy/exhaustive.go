package strategy

import "interleave/grader/explore/sched"

// Exhaustive tries at least one schedule of every class of equivalent ones:
// those that differ only in the order of operations that do not depend on each
// other. It is dynamic partial-order reduction with source sets and sleep sets
// (Abdulla, Aronis, Jonsson and Sagonas, Optimal Dynamic Partial Order
// Reduction, POPL 2014), with the races looked for when a schedule is over.
type Exhaustive struct {
	Exhausted bool // every class was tried
	TooLarge  bool // more goroutines than fit into a set, or a schedule without end: nothing is known
	nodes     []node
	depth     int
	analysis  analysis
	begun     bool
	Diverged  bool // the same decisions led elsewhere: the program is not deterministic
}

// set is a set of goroutine IDs below 64.
type set uint64

//go:norace
func (s set) has(id int) bool { return id < 64 && s&(1<<uint(id)) != 0 }

//go:norace
func one(id int) set { return 1 << uint(id) }

// A node is one decision of the current schedule.
type node struct {
	event     int // its number in the schedule
	chosen    int // the goroutine, or the answer
	answers   int // of a choice: how many there are; 0 for a goroutine
	enabled   set
	backtrack set // must be tried here
	done      set // were tried here
	sleep     set // whatever they lead to was tried elsewhere
}

var _ sched.Strategy = (*Exhaustive)(nil)

// Begin moves on to the next class.
func (s *Exhaustive) Begin() bool {
	s.depth = 0
	if !s.begun {
		s.begun = true
		return true
	}
	for len(s.nodes) > 0 && !s.TooLarge && !s.Diverged {
		n := &s.nodes[len(s.nodes)-1]
		if n.advance() {
			s.analysis.keep(n.event)
			return true
		}
		s.nodes = s.nodes[:len(s.nodes)-1]
	}
	s.Exhausted = !s.TooLarge && !s.Diverged
	return false
}

// advance turns to the next alternative at this node, if there is one.
func (n *node) advance() bool {
	if n.answers > 0 {
		n.chosen++
		return n.chosen < n.answers
	}
	n.done |= one(n.chosen)
	for id := range 64 {
		if n.backtrack.has(id) && !n.done.has(id) && !n.sleep.has(id) {
			n.chosen = id
			return true
		}
	}
	return false
}

// Next follows the current path and extends it with a goroutine that is not
// asleep, without switching if possible.
//
//go:norace
func (s *Exhaustive) Next(r *sched.Run, enabled []*sched.G) int {
	if s.depth < len(s.nodes) {
		return s.again(enabled)
	}
	n := node{event: len(r.Events), chosen: -1, sleep: s.asleep(r)}
	for _, g := range enabled {
		if g.ID > 63 {
			s.TooLarge = true
			return -1
		}
		n.enabled |= one(g.ID)
	}
	start := same(r.Last, enabled)
	for i := range enabled {
		k := (start + i) % len(enabled)
		if id := enabled[k].ID; !n.sleep.has(id) {
			n.chosen, n.backtrack = id, one(id)
			s.nodes = append(s.nodes, n)
			s.depth++
			return k
		}
	}
	return -1
}

//go:norace
func (s *Exhaustive) again(enabled []*sched.G) int {
	n := &s.nodes[s.depth]
	s.depth++
	for i, g := range enabled {
		if g.ID == n.chosen {
			return i
		}
	}
	s.Diverged = true
	return -1
}

// asleep returns who sleeps at a new node: who slept or was tried at the one
// before, less those whose operation depends on what was carried out there.
//
//go:norace
func (s *Exhaustive) asleep(r *sched.Run) set {
	i := s.depth - 1
	for i >= 0 && s.nodes[i].answers > 0 {
		i--
	}
	if i < 0 {
		return 0
	}
	before := &s.nodes[i]
	event := &r.Events[before.event]
	sleep := before.sleep | before.done
	for _, g := range r.Goroutines() {
		if g.ID < 64 && sleep.has(g.ID) && (g.ID == before.chosen || g.Op.DependsOn(&event.Op)) {
			sleep &^= one(g.ID)
		}
	}
	return sleep
}

// Choose goes through all answers.
//
//go:norace
func (s *Exhaustive) Choose(r *sched.Run, n int) int {
	if s.depth == len(s.nodes) {
		s.nodes = append(s.nodes, node{event: len(r.Events), answers: n})
	}
	s.depth++
	return s.nodes[s.depth-1].chosen
}

// End looks for operations of the schedule that could have come in another
// order, and notes where the other order must be tried.
func (s *Exhaustive) End(r *sched.Run) {
	if r.Reason == sched.Cut {
		// A loop that can go on for ever has schedules without end, and a search
		// that begins with the latest decision would be lost in it.
		s.TooLarge = true
	}
	if s.TooLarge || s.Diverged {
		return
	}
	s.analysis.run(r, s)
}

// node returns the decision that led to an event, nil for an answer.
func (s *Exhaustive) node(event int) *node {
	lo, hi := 0, len(s.nodes)
	for lo < hi {
		mid := (lo + hi) / 2
		if s.nodes[mid].event < event {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(s.nodes) && s.nodes[lo].event == event && s.nodes[lo].answers == 0 {
		return &s.nodes[lo]
	}
	return nil
}
