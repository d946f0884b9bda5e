package strategy

import "interleave/grader/explore/sched"

// Follow carries out the decisions of a schedule, and when they are used up lets
// whoever ran last go on, or leaves it to another strategy. A decision that cannot
// be carried out is passed over and counted, so that a schedule that was cut or
// rearranged leads to one that exists, and an edited program that no longer fits is
// noticed.
type Follow struct {
	Decisions []Decision
	Answers   []int
	Passed    int            // decisions that could not be carried out
	Then      sched.Strategy // decides when they are used up; may be nil
	begun     bool
	decision  int
	answer    int
}

// A Decision is the ID of the goroutine that takes the next step.
type Decision int

var _ sched.Strategy = (*Follow)(nil)

// Begin allows one schedule.
func (s *Follow) Begin() bool {
	begun := s.begun
	s.begun, s.decision, s.answer, s.Passed = true, 0, 0, 0
	return !begun
}

// Next picks the goroutine that comes next in the schedule.
//
//go:norace
func (s *Follow) Next(r *sched.Run, enabled []*sched.G) int {
	for s.decision < len(s.Decisions) {
		wanted := int(s.Decisions[s.decision])
		s.decision++
		for i, g := range enabled {
			if g.ID == wanted {
				return i
			}
		}
		s.Passed++
	}
	if s.Then != nil {
		return s.Then.Next(r, enabled)
	}
	return same(r.Last, enabled)
}

// same returns the goroutine that ran last if it can go on, else the next in
// order of creation.
//
//go:norace
func same(last *sched.G, enabled []*sched.G) int {
	for i, g := range enabled {
		if last != nil && g.ID >= last.ID {
			return i
		}
	}
	return 0
}

// Choose gives the next answer of the schedule, 0 when they are used up.
//
//go:norace
func (s *Follow) Choose(_ *sched.Run, n int) int {
	if s.answer >= len(s.Answers) {
		return 0
	}
	a := s.Answers[s.answer]
	s.answer++
	return a % n
}

// End learns nothing.
func (s *Follow) End(*sched.Run) {}
