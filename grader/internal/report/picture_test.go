package report_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/internal/report"
)

func TestAPictureShowsWhoHoldsWhatAndWhichValuesThereAre(t *testing.T) {
	p := report.Draw(embrace())
	assert.Equal(t, []string{"A", "B"}, p.Lanes, "lanes")
	require.Len(t, p.Rows, 4, "rows")
	assert.Equal(t, []string{"first.mu", "second.mu"}, p.Rows[3].After.Holds, "who holds what at the end")
	assert.True(t, p.Rows[2].Waits, "A waits for B's lock")
	assert.Equal(t, "wait to lock second.mu (held by B)", p.Rows[2].Text, "words of A's second step")

	p = report.Draw(lostUpdate())
	require.NotEmpty(t, p.Rows, "rows")
	last := p.Rows[len(p.Rows)-1]
	assert.Equal(t, []report.Value{{Name: "c.n", Is: "1"}}, last.After.Values, "values at the end")
	assert.Equal(t, "loses A's update", p.Rows[len(p.Rows)-2].Note, "note on the store that loses one")
	assert.Equal(t, 20, last.Line, "line of the last step")
}

func TestAnUnlockTakesTheLockFromWhoeverHoldsIt(t *testing.T) {
	unlock := lock(2, "mu", "")
	unlock.Kind = "unlock"
	p := report.Draw(&grader.Trace{Goroutines: goroutines("A", "B"), Steps: []grader.Step{
		at(3, "mu.Lock()", lock(1, "mu", "")), at(4, "mu.Unlock()", unlock),
	}})
	require.Len(t, p.Rows, 2, "rows")
	assert.Equal(t, []string{"mu", ""}, p.Rows[0].After.Holds, "who holds mu first")
	assert.Equal(t, []string{"", ""}, p.Rows[1].After.Holds, "who holds mu after B unlocked what A had locked")
}

// Two transfers between the same accounts call them by other names.
func TestAPictureKnowsAnObjectByAnyOfItsNames(t *testing.T) {
	step := func(g, line int, kind, object, value string) grader.Step {
		return at(line, "…", grader.Step{Goroutine: g, Kind: kind, Object: object, Value: value})
	}
	p := report.Draw(&grader.Trace{Goroutines: goroutines("A", "B"), Steps: []grader.Step{
		step(1, 1, "lock", "from.mu (#1)", ""),
		step(1, 2, "load", "from.n (#2)", "5"),
		step(2, 2, "load", "to.n (#2)", "5"),
		step(1, 3, "store", "from.n (#2)", "4"),
		step(1, 4, "unlock", "#1", ""),
		step(2, 3, "store", "to.n (#2)", "6"),
	}})
	require.Len(t, p.Rows, 6, "rows")
	assert.Equal(t, []string{"from.mu (#1)", ""}, p.Rows[3].After.Holds, "who holds what before the unlock")
	assert.Equal(t, []string{"", ""}, p.Rows[4].After.Holds, "who holds what after the unlock")
	assert.Equal(t, []report.Value{{Name: "from.n (#2)", Is: "6"}}, p.Rows[5].After.Values, "values at the end")
	assert.Equal(t, "loses A's update", p.Rows[5].Note, "note on the store that loses one")
}
