package puzzle

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"interleave/grader"
)

// Timeline draws the play downward in time: one column for each goroutine, then
// the shared variables and locks as they are after the step.
func (p Play) Timeline() string {
	head := []string{""}
	for _, g := range p.Trace.Goroutines {
		head = append(head, g.Name)
	}
	rows := [][]string{append(append(head, p.shared...), "")}
	for i, s := range p.Trace.Steps {
		rows = append(rows, p.row(i, s))
	}
	return table(rows)
}

func (p Play) row(i int, s grader.Step) []string {
	row := []string{fmt.Sprint(i + 1)}
	for _, g := range p.Trace.Goroutines {
		text := ""
		if g.ID == s.Goroutine {
			text = happened(s)
		}
		row = append(row, text)
	}
	note := ""
	if s.Note != "" {
		note = "← " + s.Note
	}
	return append(append(row, p.states[i]...), note)
}

// happened is the step with what came of it.
func happened(s grader.Step) string {
	switch {
	case s.BlockedBy != "":
		return fmt.Sprintf("%s: waits for %s", s.Text, s.BlockedBy)
	case s.Value != "":
		return fmt.Sprintf("%s (%s)", s.Text, s.Value)
	default:
		return s.Text
	}
}

// table sets rows in columns; text/tabwriter counts an arrow as three cells.
func table(rows [][]string) string {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, text := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(text))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		line := ""
		for i, text := range row {
			line += "  " + text + strings.Repeat(" ", widths[i]-utf8.RuneCountInString(text))
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}
