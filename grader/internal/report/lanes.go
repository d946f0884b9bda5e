package report

import (
	"fmt"
	"slices"

	"interleave/grader"
)

// lanes are the goroutines that a timeline gives a column, in the order in
// which the trace lists them.
type lanes []grader.Goroutine

// newLanes picks the goroutines that take one of the steps. A step of a
// goroutine that the trace does not list gets a lane of its own.
func newLanes(listed []grader.Goroutine, steps []grader.Step) lanes {
	var all lanes
	for _, g := range listed {
		if slices.ContainsFunc(steps, func(s grader.Step) bool { return s.Goroutine == g.ID }) {
			all = append(all, g)
		}
	}
	for _, s := range steps {
		if all.of(s) < 0 {
			all = append(all, grader.Goroutine{ID: s.Goroutine, Name: fmt.Sprintf("G%d", s.Goroutine)})
		}
	}
	return all
}

// of returns the index of the lane in which s is drawn, or -1.
func (l lanes) of(s grader.Step) int {
	return slices.IndexFunc(l, func(g grader.Goroutine) bool { return g.ID == s.Goroutine })
}

func (l lanes) byName(name string) (int, bool) {
	i := slices.IndexFunc(l, func(g grader.Goroutine) bool { return g.Name == name })
	return i, i >= 0
}

func (l lanes) name(i int) string { return l[i].Name }
