package check

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader/internal/pipeline"
)

// What holds a submission must not decide what becomes of it: a student whose
// own machine has the weakest box and a course whose machine has the strongest
// must get the same result, but for the name of the box.
func TestResultsDoNotDependOnTheTier(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and runs submissions")
	}
	all, err := corpus(Options{Root: "../../.."})
	require.NoError(t, err, "read the corpus")
	for _, c := range handful(all) {
		t.Run(c.Exercise.ID+"/"+c.Name, func(t *testing.T) {
			dir := handIn(t, c)
			results := make(map[string]string)
			for _, tier := range []int{1, 3} {
				r, err := pipeline.Grade(t.Context(), pipeline.Options{
					Root: "../../..", Submission: dir, Exercises: []string{c.Exercise.ID}, Tier: tier,
				})
				require.NoError(t, err, "Grade in tier %d", tier)
				text, err := fingerprint(r)
				require.NoError(t, err, "write the result")
				results[text] += r.Grader.Sandbox + "; " // what there is, if not what was asked for
			}
			assert.Len(t, results, 1, "results, and the boxes in which they were reached: %s", fmt.Sprint(results))
			t.Logf("graded in: %v", slices.Collect(maps.Values(results))) // on a machine that lacks some, in fewer
		})
	}
}

// handful are the solution of each exercise, and the first case that is wrong.
func handful(all []Case) []Case {
	var some []Case
	seen := make(map[string]bool)
	for _, c := range all {
		kind := c.Exercise.ID + string(c.Kind)
		if c.Kind != Solution && c.Kind != Wrong || seen[kind] {
			continue
		}
		seen[kind] = true
		some = append(some, c)
	}
	return some
}
