package report

import (
	"bufio"
	"fmt"
	"io"

	"interleave/grader"
)

// Failure writes one behaviour that failed, with all that is known of it.
func Failure(w io.Writer, exercise string, b grader.BehaviourResult, o Options) error {
	return onSheet(w, o, func(s *sheet) {
		s.edges(s.strong(exercise+"  "+cleanText(b.ID)), s.bad(verdictWords(*cleaned(&b))))
		s.failure(*cleaned(&b))
	})
}

// onSheet lets fill write on a sheet, and the sheet to w.
func onSheet(w io.Writer, o Options, fill func(*sheet)) error {
	if o.Width <= 0 {
		o.Width = 80
	}
	if o.Plain {
		o.Width, o.Colour = endless, false
	}
	buffer := bufio.NewWriter(w)
	fill(&sheet{w: buffer, Options: o, palette: newPalette(o.Colour), apart: true})
	if err := buffer.Flush(); err != nil {
		return fmt.Errorf("write the result: %w", err)
	}
	return nil
}
