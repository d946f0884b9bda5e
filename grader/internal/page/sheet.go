package page

import (
	"fmt"
	"strings"

	"interleave/grader"
	"interleave/grader/internal/report"
)

// A Sheet is an exercise on a page.
type Sheet struct {
	grader.ExerciseResult
	Counts   float64 // the score that counts
	Reason   string  // why, if that is not the grader's
	Failures []Failure
	Code     []Line
}

// A Failure is a behaviour that is broken, with its picture, if there is one.
type Failure struct {
	grader.BehaviourResult
	Picture *Picture
}

// A Picture is an interleaving to be stepped through.
type Picture struct {
	report.Picture
	Name string // unique on the page
}

// A Line is one of the code.
type Line struct {
	ID     string // unique on the page
	Number int
	Text   string
	Marked bool // a failure points at it
}

// NewSheet makes a sheet of the result, the i-th on its page. Without a source, no
// code is shown.
func NewSheet(i int, ex grader.ExerciseResult, source []byte) Sheet {
	s, marked := Sheet{ExerciseResult: ex, Counts: ex.Score}, make(map[int]bool)
	for j, b := range ex.Behaviours {
		if b.Verdict != grader.Failed {
			continue
		}
		s.Failures = append(s.Failures, Failure{BehaviourResult: b, Picture: Draw(b.Trace, fmt.Sprintf("t%d-%d", i, j))})
		for _, l := range b.Locations {
			marked[l.Line] = true
		}
	}
	s.Code = lines(source, i, marked)
	return s
}

// Draw makes a picture of a trace; nil if there is nothing to see.
func Draw(t *grader.Trace, name string) *Picture {
	if t == nil {
		return nil
	}
	p := &Picture{Picture: report.Draw(t), Name: name}
	if len(p.Rows) == 0 {
		return nil
	}
	return p
}

func lines(source []byte, exercise int, marked map[int]bool) []Line {
	if source == nil {
		return nil
	}
	var all []Line
	for i, line := range strings.Split(strings.TrimRight(string(source), "\n"), "\n") {
		all = append(all, Line{
			ID: fmt.Sprintf("l%d-%d", exercise, i+1), Number: i + 1,
			Text: strings.ReplaceAll(strings.TrimRight(line, "\r"), "\t", "    "), Marked: marked[i+1],
		})
	}
	return all
}

// Stepping is the style that lights up the line of code which a step is on.
func Stepping(sheets []Sheet) string {
	var rules strings.Builder
	for i, one := range sheets {
		for _, f := range one.Failures {
			if f.Picture == nil {
				continue
			}
			for j, row := range f.Picture.Rows {
				if row.Line > 0 {
					fmt.Fprintf(&rules, "body:has(#%s-%d:focus) #l%d-%d{background:var(--now)}\n", f.Picture.Name, j, i, row.Line)
				}
			}
		}
	}
	return rules.String()
}
