package page

import (
	"fmt"
	"html/template"
	"strings"

	"interleave/grader"
)

// A Sheet is an exercise on a page.
type Sheet struct {
	grader.ExerciseResult
	Counts   float64 // the score that counts
	Reason   string  // why, if that is not the grader's
	Failures []Failure
	Games    []Game
	Code     []Line

	number int // on its page
}

// A Failure is a behaviour that is broken, with its picture, if there is one.
type Failure struct {
	grader.BehaviourResult
	Picture *Picture
}

// A Line is one of the code.
type Line struct {
	ID     string // unique on the page
	Text   string
	Marked bool // a failure points at it
}

// NewSheet makes a sheet of the result, the i-th on its page. Without a source, no
// code is shown.
func NewSheet(i int, ex grader.ExerciseResult, source []byte) Sheet {
	s, marked := Sheet{ExerciseResult: ex, Counts: ex.Score, number: i}, make(map[int]bool)
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

func lines(source []byte, exercise int, marked map[int]bool) []Line {
	if source == nil {
		return nil
	}
	var all []Line
	for i, line := range strings.Split(strings.TrimRight(string(source), "\n"), "\n") {
		all = append(all, Line{
			ID:   fmt.Sprintf("l%d-%d", exercise, i+1),
			Text: strings.ReplaceAll(strings.TrimRight(line, "\r"), "\t", "    "), Marked: marked[i+1],
		})
	}
	return all
}

// A Rendered is a sheet as it stands on a page. Students who handed in
// the same file have it in common.
type Rendered struct {
	HTML    template.HTML
	style   string // of this sheet
	longest int    // rows of its longest picture
}

// Render writes the sheet.
func (s Sheet) Render() (Rendered, error) {
	var text strings.Builder
	if err := pages.ExecuteTemplate(&text, "sheet", s); err != nil {
		return Rendered{}, fmt.Errorf("draw %s: %w", s.ID, err)
	}
	r := Rendered{HTML: template.HTML(text.String()), style: s.stepping()}
	for _, f := range s.Failures {
		r.longest = max(r.longest, f.Picture.Len())
	}
	return r, nil
}

// stepping is the style that lights up the line of code which a step is on.
func (s Sheet) stepping() string {
	var rules strings.Builder
	for _, f := range s.Failures {
		if f.Picture == nil {
			continue
		}
		for j, row := range f.Picture.Rows {
			if row.Line > 0 {
				fmt.Fprintf(&rules, "body:has(#%s-%d:focus) #l%d-%d{background:var(--now)}\n", f.Picture.Name, j, s.number, row.Line)
			}
		}
	}
	return rules.String()
}

// Style is what a page with these sheets needs beyond the style of all pages.
func Style(sheets []Rendered) string {
	style, longest := "", 0
	for _, one := range sheets {
		style, longest = style+one.style, max(longest, one.longest)
	}
	return style + Playing(longest)
}
