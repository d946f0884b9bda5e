package report_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/internal/report"
)

func terminal(t *testing.T, r *grader.Result, o report.Options) string {
	t.Helper()
	var b strings.Builder
	require.NoError(t, report.Terminal(&b, r, o), "Terminal(%+v)", o)
	return b.String()
}

func TestTerminal(t *testing.T) {
	for name, r := range results() {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			for _, width := range []int{80, 120} {
				fmt.Fprintf(&b, "-- %d --\n%s", width, terminal(t, r, report.Options{Width: width}))
			}
			golden(t, "terminal/"+name+".golden", b.String())
		})
	}
}

func TestTerminalInColour(t *testing.T) {
	golden(t, "terminal/colour.golden", terminal(t, result(partial()), report.Options{Colour: true}))
}

func TestTerminalVerbose(t *testing.T) {
	golden(t, "terminal/verbose.golden", terminal(t, result(partial()), report.Options{Verbose: true}))
}

// Of a task, a line for all of its behaviours is enough until one of them is begun.
func TestTerminalFolded(t *testing.T) {
	r := result(exercise("01-race", "Race", 5, grader.StatusPartial,
		behaviour("counter/a", grader.Passed, grader.Contract, schedules(3, false, -1)),
		behaviour("counter/b", grader.Unstarted, grader.Contract, says("TODO: implement Counter.B")),
		behaviour("seats/a", grader.Unstarted, grader.Contract, says("TODO: implement NewSeats")),
		behaviour("seats/b", grader.Unstarted, grader.Contract, says("TODO: implement NewSeats")),
	))
	got := terminal(t, r, report.Options{Fold: true})
	assert.Regexp(t, `(?m)^  counter$\n^    a +held.* 5\.00 of 5\.00$\n^    b +unstarted: implement Counter\.B +0\.00 of 5\.00$`, got, "a task that is begun")
	assert.Regexp(t, `(?m)^  seats +unstarted: implement NewSeats +0\.00 of 10\.00$`, got, "one that is not")
	assert.NotContains(t, terminal(t, r, report.Options{}), "of 10.00", "the same, not folded")
}

func TestTerminalPlain(t *testing.T) {
	for name, r := range results() {
		golden(t, "terminal/plain/"+name+".golden", terminal(t, r, report.Options{Plain: true}))
	}
}

// Read aloud, a column is a run of blanks, and a picture of lanes is noise: what
// stands beside something else in a report to be seen is said in words.
func TestPlainNeedsNoEyes(t *testing.T) {
	for name, r := range results() {
		heard := terminal(t, r, report.Options{Plain: true, Colour: true, Width: 80})
		assert.Equal(t, terminal(t, r, report.Options{Plain: true}), heard, "%s at another width and in colour", name)
		for _, e := range r.Exercises {
			for _, b := range e.Behaviours {
				if b.Verdict == grader.Failed && name != "hostile" {
					assert.Contains(t, heard, b.Message, "%s: message of %s, in one line", name, b.ID)
				}
			}
		}
		for _, line := range strings.Split(heard, "\n") {
			words := strings.TrimLeft(line, " ")
			assert.NotRegexp(t, `\S {3,}\S|[←→│·]`, words, "%s: columns or pictures", name)
		}
	}
}

func TestPlainNumbersGoOnBehindWhatIsLeftOut(t *testing.T) {
	trace := &grader.Trace{Goroutines: goroutines("A")}
	for i := range 50 {
		trace.Steps = append(trace.Steps, at(i+1, "n = x", store(1, "n", fmt.Sprint(i+1))))
	}
	b := behaviour("counter/no-lost-update", grader.Failed, grader.Contract, breaks(grader.WrongValue, "why", "", trace))
	heard := terminal(t, result(exercise("01-race", "Race", 0, grader.StatusNone, b)), report.Options{Plain: true})
	assert.Contains(t, heard, "\n      8. A in line 8: write n = 8; n = x\n      … 18 more steps\n      27. A in line 27: write n = 27; n = x\n", "steps around those left out")
	assert.Contains(t, heard, "\n      50. A in line 50: write n = 50; n = x\n", "the last step")
}

// Colour says nothing that the words do not say: without its escape sequences
// the coloured form is the plain one.
func TestColourAddsNothingButColour(t *testing.T) {
	for name, r := range results() {
		coloured := terminal(t, r, report.Options{Colour: true})
		for _, code := range []string{"\x1b[1m", "\x1b[2m", "\x1b[32m", "\x1b[33m", "\x1b[1;31m", "\x1b[m"} {
			coloured = strings.ReplaceAll(coloured, code, "")
		}
		assert.Equal(t, terminal(t, r, report.Options{}), coloured, "%s without its colours", name)
	}
}

func TestTerminalKeepsToItsWidth(t *testing.T) {
	for name, r := range results() {
		for _, width := range []int{72, 80, 100, 120} {
			for _, line := range strings.Split(terminal(t, r, report.Options{Width: width, Verbose: true}), "\n") {
				assert.LessOrEqual(t, lipgloss.Width(line), width, "%s at %d: cells of %q", name, width, line)
				assert.Equal(t, strings.TrimRight(line, " "), line, "%s at %d: blanks at the end", name, width)
			}
		}
	}
}

func TestTerminalNamesEveryClassInWords(t *testing.T) {
	for _, c := range []grader.Class{
		grader.Race, grader.Atomicity, grader.Deadlock, grader.Starvation, grader.BusyWait, grader.Leak, grader.OverLimit,
		grader.Serialised, grader.Order, grader.Panic, grader.WrongValue, grader.Timeout, grader.Puzzle,
	} {
		e := exercise("01-race", "Race", 0, grader.StatusNone,
			behaviour("c/b", grader.Failed, grader.Contract, breaks(c, "why", "", nil)))
		text := terminal(t, result(e), report.Options{})
		assert.Regexp(t, `failed: [a-z ]+  `, text, "words for class %s", c)
		if c != grader.Deadlock && c != grader.Panic {
			assert.NotContains(t, text, "failed: "+string(c)+" ", "class %s said by its name only", c)
		}
	}
}

// Whoever reads a class of a later version still gets its name.
func TestTerminalShowsAnUnknownClassByName(t *testing.T) {
	e := exercise("01-race", "Race", 0, grader.StatusNone,
		behaviour("c/b", grader.Failed, grader.Contract, breaks("novel", "why", "", nil)))
	assert.Contains(t, terminal(t, result(e), report.Options{}), "failed: novel", "class without words")
}

type fullDisk struct{}

var errFull = errors.New("no space left on device")

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestWritersThatFail(t *testing.T) {
	require.ErrorIs(t, report.Terminal(fullDisk{}, result(partial()), report.Options{}), errFull, "Terminal to a full disk")
	require.ErrorIs(t, report.JSON(fullDisk{}, result(partial())), errFull, "JSON to a full disk")
}
