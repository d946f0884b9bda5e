package strategy

import "interleave/grader/explore/sched"

// A random is a small generator (splitmix64) whose methods the race detector
// does not see. Those of math/rand/v2 would be reported, since every goroutine
// draws from the same one without an edge between them.
type random uint64

// seeded returns the generator of one schedule: its numbers depend on the
// strategy and on how many schedules it has begun, and on nothing else.
func seeded(strategy, schedule int) random {
	r := random(strategy)<<32 + random(schedule)
	r.next()
	return r
}

//go:norace
func (r *random) next() uint64 {
	*r += 0x9E3779B97F4A7C15
	z := uint64(*r)
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

//go:norace
func (r *random) below(n int) int { return int(r.next() % uint64(n)) }

// Random is a random walk: every goroutine that can run is as likely as any
// other at every step.
type Random struct {
	Schedules int // how many to try
	begun     int
	random    random
}

var _ sched.Strategy = (*Random)(nil)

// Begin starts the next schedule.
func (s *Random) Begin() bool {
	s.begun++
	s.random = seeded(1, s.begun)
	return s.begun <= s.Schedules
}

// Next picks any goroutine.
//
//go:norace
func (s *Random) Next(_ *sched.Run, enabled []*sched.G) int { return s.random.below(len(enabled)) }

// Choose picks any number.
//
//go:norace
func (s *Random) Choose(_ *sched.Run, n int) int { return s.random.below(n) }

// End learns nothing.
func (s *Random) End(*sched.Run) {}
