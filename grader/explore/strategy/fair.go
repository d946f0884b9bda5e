package strategy

import "interleave/grader/explore/sched"

// Fair lets everybody who can run take one step in turn. A program that does
// not come to an end under it has nobody else to blame.
type Fair struct {
	Lead  int // steps that whoever runs first takes before the turns begin
	begun bool
}

var _ sched.Strategy = (*Fair)(nil)

// Begin allows one schedule.
func (s *Fair) Begin() bool {
	begun := s.begun
	s.begun = true
	return !begun
}

// Next picks the goroutine that comes after the one that ran last.
//
//go:norace
func (s *Fair) Next(r *sched.Run, enabled []*sched.G) int {
	if s.Lead > 0 {
		s.Lead--
		return same(r.Last, enabled)
	}
	for i, g := range enabled {
		if r.Last != nil && g.ID > r.Last.ID {
			return i
		}
	}
	return 0
}

// Choose gives 0.
//
//go:norace
func (s *Fair) Choose(*sched.Run, int) int { return 0 }

// End learns nothing.
func (s *Fair) End(*sched.Run) {}
