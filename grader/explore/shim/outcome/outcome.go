// Package outcome finds everything that a small program can come to. The
// doubles are tested with it: what a program comes to over all schedules must
// be what the documentation of the real package allows, and the strategy that
// leaves schedules out must miss none of it.
package outcome

import (
	"maps"
	"slices"

	"interleave/grader/explore/sched"
	"interleave/grader/explore/strategy"
)

const (
	steps     = 2000    // of one schedule
	schedules = 200_000 // of one program
)

// A Setup changes how schedules are run.
type Setup func(r *sched.Run)

// Fine makes accesses to memory scheduling points.
func Fine(r *sched.Run) { r.Fine = true }

// Early lets the clock move while somebody can run.
func Early(r *sched.Run) { r.EarlyTime = true }

// Recording keeps stacks and values.
func Recording(r *sched.Run) { r.Recording = true }

// All returns in order what program can return, trying one schedule of every
// class. A schedule that ends otherwise counts as what ended it: "stuck",
// "panic: …", "fatal: …", "races".
func All(program func() string, setups ...Setup) []string {
	s := &strategy.Exhaustive{}
	found := try(s, program, setups)
	if !s.Exhausted {
		found["not exhausted"] = true
	}
	return slices.Sorted(maps.Keys(found))
}

// Naive is [All], trying every schedule.
func Naive(program func() string, setups ...Setup) []string {
	s := &strategy.Bounded{Bound: steps}
	found := try(s, program, setups)
	if !s.Exhausted {
		found["not exhausted"] = true
	}
	return slices.Sorted(maps.Keys(found))
}

// Once returns the run after the first schedule of program.
func Once(program func(), setups ...Setup) *sched.Run {
	r := sched.NewRun(&strategy.Follow{}, steps)
	for _, setup := range setups {
		setup(r)
	}
	r.Strategy.Begin()
	r.Once(program)
	return r
}

func try(s sched.Strategy, program func() string, setups []Setup) map[string]bool {
	r := sched.NewRun(s, steps)
	for _, setup := range setups {
		setup(r)
	}
	found := make(map[string]bool)
	for n := 0; n < schedules && s.Begin(); n++ {
		var came string
		r.Once(func() { came = program() })
		if how := ending(r, came); how != "" {
			found[how] = true
		}
	}
	return found
}

func ending(r *sched.Run, came string) string {
	switch {
	case r.Reason == sched.Redundant:
		return ""
	case r.Reason == sched.Failing:
		return r.Failure.Kind + ": " + r.Failure.Message
	case r.Reason == sched.Stuck:
		return "stuck"
	case r.Reason != sched.Finished:
		return "cut"
	case len(r.Races) > 0:
		return "races"
	}
	return came
}
