package strategy

import "interleave/grader/explore/sched"

// PCT gives every goroutine a random priority and always runs the highest. At
// Depth-1 random steps the one that would run drops below all others. A bug
// that needs Depth ordering constraints is hit with a known probability
// (Burckhardt et al., A Randomized Scheduler with Probabilistic Guarantees of
// Finding Bugs, ASPLOS 2010).
type PCT struct {
	Schedules int // how many to try
	Depth     int // at least 1
	begun     int
	random    random
	length    int   // the longest schedule so far: where changes may fall
	changes   []int // steps at which the running goroutine drops
	lowest    uint64
}

var _ sched.Strategy = (*PCT)(nil)

// Begin starts the next schedule.
func (s *PCT) Begin() bool {
	s.begun++
	s.random = seeded(2, s.begun)
	s.lowest = 1 << 20
	s.changes = s.changes[:0]
	for range s.Depth - 1 {
		s.changes = append(s.changes, 1+s.random.below(max(s.length, 8)))
	}
	return s.begun <= s.Schedules
}

// Next picks the goroutine of the highest priority.
//
//go:norace
func (s *PCT) Next(r *sched.Run, enabled []*sched.G) int {
	best := s.highest(enabled)
	for _, at := range s.changes {
		if at == r.Steps {
			s.lowest--
			enabled[best].Priority = s.lowest
			return s.highest(enabled)
		}
	}
	return best
}

//go:norace
func (s *PCT) highest(enabled []*sched.G) int {
	best := 0
	for i, g := range enabled {
		if g.Priority == 0 {
			g.Priority = 1<<21 + s.random.next()>>16
		}
		if g.Priority > enabled[best].Priority {
			best = i
		}
	}
	return best
}

// Choose picks any number.
//
//go:norace
func (s *PCT) Choose(_ *sched.Run, n int) int { return s.random.below(n) }

// End notes how long schedules are.
func (s *PCT) End(r *sched.Run) { s.length = max(s.length, min(r.Steps, 2000)) }
