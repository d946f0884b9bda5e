package page

import (
	"fmt"
	"strings"

	"interleave/grader"
	"interleave/grader/internal/report"
)

// A Picture is an interleaving to be stepped through.
type Picture struct {
	report.Picture
	Name string // unique on the page

	instead map[int][]Move // by row
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

// Len is how many rows there are; none without a picture.
func (p *Picture) Len() int {
	if p == nil {
		return 0
	}
	return len(p.Rows)
}

// Playing is the style that plays pictures of up to so many rows: each row has its
// turn by a delay of its own, and no script is needed.
func Playing(rows int) string {
	var rules strings.Builder
	for i := range rows {
		fmt.Fprintf(&rules, ".film:has(.play :checked) tr:nth-child(%d){animation-delay:%.1fs}\n", i+1, 1.2*float64(i))
	}
	return rules.String()
}
