package twins

import (
	"fmt"

	"interleave/grader/explore/sched"
	"interleave/grader/explore/strategy"
)

const (
	steps     = 1000
	schedules = 2000
)

// explored tries every schedule of a program on the doubles and returns what it
// can come to, and whether that is all.
func explored(p program) (possible map[string]bool, all bool) {
	possible = make(map[string]bool)
	full := &strategy.Exhaustive{}
	run := sched.NewRun(full, steps)
	for n := 0; n < schedules && full.Begin(); n++ {
		var w *world
		run.Once(func() {
			w = newWorld(double, func() {})
			for id, steps := range p {
				g := sched.Fork(fmt.Sprint(id))
				go g.Run(func() { w.run(id, steps) }) // Once waits for it
			}
		})
		switch run.Reason {
		case sched.Redundant: // its like was tried
		case sched.Finished, sched.Stuck:
			possible[w.outcome(p)] = true
		default:
			possible[fmt.Sprint(run.Reason, run.Failure)] = true
		}
	}
	return possible, full.Exhausted
}
