package report_test

import (
	"strings"
	"testing"

	"github.com/joshdk/go-junit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/internal/report"
)

func junitText(t *testing.T, r *grader.Result) string {
	t.Helper()
	var b strings.Builder
	require.NoError(t, report.JUnit(&b, r), "JUnit")
	return b.String()
}

func TestJUnit(t *testing.T) {
	for name, r := range results() {
		t.Run(name, func(t *testing.T) { golden(t, "junit/"+name+".xml", junitText(t, r)) })
	}
}

// Another program reads from the file what the result says.
func TestJUnitIsReadAsItIsMeant(t *testing.T) {
	for name, r := range results() {
		suites, err := junit.Ingest([]byte(junitText(t, r)))
		require.NoError(t, err, "read %s", name)
		if len(r.Exercises) == 0 {
			require.Len(t, suites, 1, "suites of %s", name)
			assert.Equal(t, 1, suites[0].Totals.Error, "%s: nothing graded is an error, not an empty file", name)
			continue
		}
		require.Len(t, suites, len(r.Exercises), "suites of %s", name)
		for i, e := range r.Exercises {
			want := make(map[junit.Status]int)
			for _, b := range e.Behaviours {
				want[junitStatus(b.Verdict)]++
			}
			if len(e.Behaviours) == 0 {
				want[junit.StatusError] = 1
			}
			got := suites[i].Totals
			assert.Equal(t, e.ID, suites[i].Name, "%s: suite %d", name, i)
			assert.Equal(t, want[junit.StatusPassed], got.Passed, "%s %s: passed", name, e.ID)
			assert.Equal(t, want[junit.StatusFailed], got.Failed, "%s %s: failed", name, e.ID)
			assert.Equal(t, want[junit.StatusSkipped], got.Skipped, "%s %s: skipped", name, e.ID)
			assert.Equal(t, want[junit.StatusError], got.Error, "%s %s: errors", name, e.ID)
		}
	}
}

func junitStatus(v grader.Verdict) junit.Status {
	switch v {
	case grader.Proved, grader.Passed:
		return junit.StatusPassed
	case grader.Skipped:
		return junit.StatusSkipped
	case grader.Error:
		return junit.StatusError
	}
	return junit.StatusFailed
}

func TestJUnitCarriesTheFinding(t *testing.T) {
	suites, err := junit.Ingest([]byte(junitText(t, result(partial()))))
	require.NoError(t, err, "read")
	c := suites[0].Tests[0]
	var fault junit.Error
	require.ErrorAs(t, c.Error, &fault, "failure of the first case")
	assert.Equal(t, "counter/no-lost-update", c.Name, "name")
	assert.Equal(t, "01-race", c.Classname, "class name")
	assert.Equal(t, "atomicity", fault.Type, "type")
	assert.Equal(t, "B read 0 before A wrote 1, so A's update was lost", fault.Message, "message")
	assert.Contains(t, fault.Body, "← loses A's update", "body")
	assert.Equal(t, "exercises/01-race/race.go", c.Properties["file"], "file")
}
