package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"charm.land/lipgloss/v2"

	"interleave/grader"
)

// Options say how [Terminal] writes.
type Options struct {
	Width   int  // cells in a line; 0 means 80
	Colour  bool // only if the reader's terminal wants it
	Verbose bool // every behaviour's sentence, and which grader said so
	Brief   bool // of what failed, no more than that it did
	Fold    bool // a task that is not begun takes one line
	Plain   bool // to be heard: sentences instead of columns, lines of any length, no colour
}

// Terminal writes r for a person: one line per behaviour, what is wrong with
// those that failed, the table, and one suggestion what to do next.
func Terminal(w io.Writer, r *grader.Result, o Options) error {
	return onSheet(w, o, func(s *sheet) { s.result(clean(r)) })
}

// A sheet is the report on its way out. Its writer keeps the first error.
type sheet struct {
	Options
	palette
	w     *bufio.Writer
	apart bool // the line before is blank, or there is none
}

func (s *sheet) result(r *grader.Result) {
	for _, e := range r.Exercises {
		s.exercise(e)
	}
	for _, n := range r.Notes {
		s.hang("note: ", n.Message)
	}
	if len(r.Notes) > 0 {
		s.blank()
	}
	s.table(r)
	s.total(r)
	s.suggestion(r)
	if s.Verbose {
		s.provenance(r)
	}
}

func (s *sheet) total(r *grader.Result) {
	if r.Complete {
		s.line(s.strong("total  " + points(r.Score, r.Max)))
		return
	}
	s.line(s.warn(fmt.Sprintf("no total: the grader failed; %s so far", points(r.Score, r.Max))))
}

func (s *sheet) provenance(r *grader.Result) {
	s.blank()
	s.hang("grader ", fmt.Sprintf("%s, %s, suite %.12s, sandbox: %s", r.Grader.Version, r.Grader.Go, r.Grader.Suite, r.Grader.Sandbox))
	s.hang("time   ", fmt.Sprintf("%.1f s: %.1f s building, %.1f s running",
		seconds(r.Timing.WallMS), seconds(r.Timing.BuildMS), seconds(r.Timing.RunMS)))
}

func seconds(ms int64) float64 { return float64(ms) / 1000 }

// suggestion ends the report: one thing to do, how to see whether it helped, and
// what to type if one does not get on.
func (s *sheet) suggestion(r *grader.Result) {
	a := advised(r)
	s.hang("next:  ", a.next)
	if a.then != "" {
		s.hang("then:  ", a.then)
	}
	if a.hint != "" {
		s.hang("hint:  ", a.hint)
	}
}

// line writes one line. Blanks at its end would show up in every diff of a
// recorded session. Two colons at its beginning would make a log's reader at
// GitHub carry out what follows.
func (s *sheet) line(text string) {
	s.w.WriteString(oneColon(strings.TrimRight(text, " ")))
	s.w.WriteByte('\n')
	s.apart = false
}

// oneColon puts blanks for all but the last of the colons that a line begins with.
func oneColon(line string) string {
	rest := strings.TrimLeft(line, " ")
	colons := len(rest) - len(strings.TrimLeft(rest, ":"))
	if colons < 2 {
		return line
	}
	return strings.Repeat(" ", len(line)-len(rest)+colons-1) + rest[colons-1:]
}

// blank leaves one line free, however many parts of the report ask for it.
func (s *sheet) blank() {
	if !s.apart {
		s.line("")
		s.apart = true
	}
}

// hang writes text after a label, with further lines under the first.
func (s *sheet) hang(label, text string) { s.hangPainted(label, text, plain) }

func (s *sheet) hangPainted(label, text string, colour paint) {
	first, indent := s.faint(label), lipgloss.Width(label)
	for _, line := range wrap(text, s.Width-indent) {
		s.line(first + colour(line))
		first = strings.Repeat(" ", indent)
	}
}

// edges writes left at the left edge and right at the right one, if there are edges.
func (s *sheet) edges(left, right string) {
	if s.Plain {
		s.line(left + "; " + right)
		return
	}
	blanks := s.Width - lipgloss.Width(left) - lipgloss.Width(right)
	s.line(left + strings.Repeat(" ", max(blanks, 2)) + right)
}
