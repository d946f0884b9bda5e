package report

import (
	"io"
	"strings"

	"interleave/grader"
)

// Hint writes one hint for a person: what it is about, the hint, and what to do
// then.
func Hint(w io.Writer, head string, h grader.Hint, then string, o Options) error {
	return onSheet(w, o, func(s *sheet) {
		s.line(s.strong(head))
		s.blank()
		s.hangPainted("  ", h.Title, s.strong)
		for paragraph := range strings.SplitSeq(h.Text, "\n\n") {
			s.blank()
			s.hang("  ", paragraph)
		}
		s.blank()
		s.hang("next:  ", then)
	})
}
