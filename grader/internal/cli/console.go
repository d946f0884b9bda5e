package cli

import (
	"io"
	"os"

	"golang.org/x/term"
)

// A console is where a command writes.
type console struct {
	out, err io.Writer
}

// Widths between which the report is laid out. A line of source and a column
// for each goroutine need about eighty cells; beyond a hundred and twenty the
// points are too far from what they are for.
const (
	leastWidth = 80
	mostWidth  = 120
)

// width is that of the reader's terminal, or the least if there is none.
func (c console) width() int {
	f, ok := c.out.(*os.File)
	if !ok {
		return leastWidth
	}
	w, _, err := term.GetSize(int(f.Fd()))
	if err != nil || w <= 0 {
		return leastWidth
	}
	return min(max(w-1, leastWidth), mostWidth)
}

// colour reports whether the reader of stdout wants colours. NO_COLOR counts
// whatever its value, as long as it has one: see no-color.org.
func (c console) colour(never bool) bool {
	return !never && os.Getenv("NO_COLOR") == "" && isScreen(c.out)
}

// isScreen reports whether w is a terminal that can do more than print.
func isScreen(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd())) && os.Getenv("TERM") != "dumb"
}

// hasLines reports whether a terminal knows how high it is. One that does not,
// in some CI systems and editors, would be drawn on without anything to see.
func hasLines(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	_, lines, err := term.GetSize(int(f.Fd()))
	return err == nil && lines > 0
}
