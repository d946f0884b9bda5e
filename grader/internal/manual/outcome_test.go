package manual

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/internal/report"
)

// outcome is what the grader's report says of behaviours: of one that is broken
// what was found and the interleaving that shows it, of others what their
// verdict rests on.
func (s *sample) outcome(t *testing.T, behaviours []string) string {
	widest := 0
	for _, id := range behaviours {
		require.Contains(t, s.results, id, "behaviours of %s", s.folder)
		widest = max(widest, len(id))
	}
	text := ""
	for _, id := range behaviours {
		s.shown[id] = true
		r := s.results[id]
		said := reported(t, r)
		require.NotEqual(t, grader.Error, r.Verdict, "verdict on %s:\n%s", id, said)
		if r.Verdict == grader.Failed {
			text += failure(t, said)
		} else {
			text += fmt.Sprintf("%-*s  %s\n", widest, id, verdict(t, said))
		}
	}
	return text
}

// reported is the report on one behaviour alone, worth no points.
func reported(t *testing.T, r grader.BehaviourResult) string {
	var b bytes.Buffer
	alone := &grader.Result{Complete: true, Exercises: []grader.ExerciseResult{{Behaviours: []grader.BehaviourResult{r}}}}
	require.NoError(t, report.Terminal(&b, alone, report.Options{}), "report on %s", r.ID)
	return b.String()
}

var (
	foundForm    = regexp.MustCompile(`(?m)^      (found  .*\n(?: {13}\S.*\n)*)(?:      where  .*\n(?: {13}\S.*\n)*)?`)
	timelineForm = regexp.MustCompile(`(?m)^\n((?:    .*\n)+)\n`)
	verdictForm  = regexp.MustCompile(`(?m)^    \S+  (.*?) +0\.00 of 0\.00$`)
)

// failure is the sentence and the interleaving, without the lines in between:
// they are in the interleaving as well.
func failure(t *testing.T, said string) string {
	found := foundForm.FindStringSubmatchIndex(said)
	require.NotNil(t, found, "what was found in\n%s", said)
	timeline := timelineForm.FindStringSubmatch(said[found[1]:])
	require.NotNil(t, timeline, "an interleaving in\n%s", said)
	return strings.ReplaceAll(said[found[2]:found[3]], "\n      ", "\n") + "\n" + strings.ReplaceAll("\n"+timeline[1], "\n    ", "\n")[1:]
}

func verdict(t *testing.T, said string) string {
	m := verdictForm.FindStringSubmatch(said)
	require.NotNil(t, m, "a verdict in\n%s", said)
	return m[1]
}
