package report

import (
	"cmp"
	"fmt"
	"strings"

	"interleave/grader"
)

// endless is the width of a line that is heard and not seen.
const endless = 1 << 20

// column is a name in a column of that width, or before a colon.
func (s *sheet) column(name string, width int) string {
	if s.Plain {
		return name + ": "
	}
	return fmt.Sprintf("%-*s  ", width, truncate(name, width))
}

// sentences tells a trace with one line for each step.
func sentences(t *grader.Trace, own func(grader.Step) bool) []string {
	scenes := tell(t, own)
	lanes := newLanes(t.Goroutines, stepsOf(scenes))
	shown := elide(scenes)
	number := 0
	var all []string
	for _, s := range shown {
		if s.Kind == elided {
			number += len(scenes) - (len(shown) - 1)
			all = append(all, s.Text)
			continue
		}
		number++
		who := lanes.name(lanes.of(s.Step))
		if s.own {
			who += fmt.Sprintf(" in line %d", s.Line)
		}
		parts := []string{phrase(s.Step, lanes, "")}
		for _, more := range []string{s.note, s.source()} {
			if more != "" && more != parts[0] {
				parts = append(parts, more)
			}
		}
		all = append(all, fmt.Sprintf("%d. %s: %s", number, who, strings.Join(parts, "; ")))
	}
	return all
}

// tableLines is the table with one line for each exercise.
func (s *sheet) tableLines(r *grader.Result) {
	for _, e := range r.Exercises {
		var parts []string
		for _, p := range grader.Properties() {
			if n := held(e, p); n != noRows {
				parts = append(parts, fmt.Sprintf("%s %s", p, n))
			}
		}
		s.line(fmt.Sprintf("%s: %s; %s; %s", e.ID, exercisePoints(e), cmp.Or(string(e.Status), "not run"), strings.Join(parts, ", ")))
	}
	s.blank()
}
