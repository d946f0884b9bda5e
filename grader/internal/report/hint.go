package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"interleave/grader"
)

// Hint writes one hint for a person: what it is about, the hint, and what to do
// then.
func Hint(w io.Writer, head string, h grader.Hint, then string, o Options) error {
	if o.Width <= 0 {
		o.Width = 80
	}
	buffer := bufio.NewWriter(w)
	s := sheet{w: buffer, Options: o, palette: newPalette(o.Colour), apart: true}
	s.line(s.strong(head))
	s.blank()
	s.hangPainted("  ", h.Title, s.strong)
	for paragraph := range strings.SplitSeq(h.Text, "\n\n") {
		s.blank()
		s.hang("  ", paragraph)
	}
	s.blank()
	s.hang("next:  ", then)
	if err := buffer.Flush(); err != nil {
		return fmt.Errorf("write the hint: %w", err)
	}
	return nil
}
