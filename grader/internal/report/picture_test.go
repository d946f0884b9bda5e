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
