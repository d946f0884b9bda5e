package report

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"interleave/grader"
)

// noRows stands in a cell of a property that an exercise does not ask about.
// That is no failure.
const noRows = "–"

// table writes one column for each exercise and one row for each property, the
// exercise's points below. Where the exercises do not fit side by side, the
// table goes on below itself.
func (s *sheet) table(r *grader.Result) {
	if s.Plain {
		s.tableLines(r)
		return
	}
	left := len("mutual-exclusion")
	for rest := r.Exercises; len(rest) > 0; {
		n, used := 0, left
		for n < len(rest) && (n == 0 || used+between+columnWidth(rest[n]) <= s.Width) {
			used += between + columnWidth(rest[n])
			n++
		}
		s.tablePart(rest[:n], left)
		rest = rest[n:]
	}
}

func columnWidth(e grader.ExerciseResult) int {
	return max(lipgloss.Width(e.ID), len("99 of 99"), len(tableScore(e)), len(e.Status))
}

func (s *sheet) tablePart(all []grader.ExerciseResult, left int) {
	s.line(s.faint(tableRow("", left, all, func(e grader.ExerciseResult) string { return e.ID })))
	for _, p := range grader.Properties() {
		s.line(tableRow(string(p), left, all, func(e grader.ExerciseResult) string { return held(e, p) }))
	}
	s.line(tableRow("points", left, all, tableScore))
	s.line(tableRow("", left, all, func(e grader.ExerciseResult) string { return string(e.Status) }))
	s.blank()
}

func tableRow(head string, left int, all []grader.ExerciseResult, cell func(grader.ExerciseResult) string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-*s", left, head)
	for _, e := range all {
		text := cell(e)
		b.WriteString(strings.Repeat(" ", between+columnWidth(e)-lipgloss.Width(text)))
		b.WriteString(text)
	}
	return b.String()
}

// held counts the rows of a property that hold.
func held(e grader.ExerciseResult, p grader.Property) string {
	n, all := 0, 0
	for _, b := range e.Behaviours {
		if b.Property != p {
			continue
		}
		all++
		if b.Verdict.Holds() {
			n++
		}
	}
	if all == 0 {
		return noRows
	}
	return fmt.Sprintf("%d of %d", n, all)
}

func tableScore(e grader.ExerciseResult) string {
	if e.Status == grader.StatusError {
		return noRows
	}
	return fmt.Sprintf("%.2f", e.Score)
}
