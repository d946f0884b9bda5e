package strategy

import "interleave/grader/explore/sched"

// POS gives every pending operation a random priority, runs the highest, and
// draws again for those that depend on what was run. It samples partial orders
// more evenly than a random walk (Yuan et al., Partial Order Aware Concurrency
// Sampling, CAV 2018).
type POS struct {
	Schedules int // how many to try
	begun     int
	random    random
}

var _ sched.Strategy = (*POS)(nil)

// Begin starts the next schedule.
func (s *POS) Begin() bool {
	s.begun++
	s.random = seeded(3, s.begun)
	return s.begun <= s.Schedules
}

// Next picks the goroutine whose operation has the highest priority.
//
//go:norace
func (s *POS) Next(_ *sched.Run, enabled []*sched.G) int {
	best := 0
	for i, g := range enabled {
		if g.Priority == 0 {
			g.Priority = 1 + s.random.next()>>1
		}
		if g.Priority > enabled[best].Priority {
			best = i
		}
	}
	chosen := enabled[best]
	chosen.Priority = 0
	for _, g := range enabled {
		if g != chosen && g.Op.DependsOn(&chosen.Op) {
			g.Priority = 0
		}
	}
	return best
}

// Choose picks any number.
//
//go:norace
func (s *POS) Choose(_ *sched.Run, n int) int { return s.random.below(n) }

// End learns nothing.
func (s *POS) End(*sched.Run) {}
