package check

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader/internal/course"
	"interleave/grader/internal/policy"
)

// A rule that refuses a right answer takes all its points. This asks the rules
// alone, and so in a second, what TestEveryCaseIsAsItSays asks in minutes.
func TestTheRulesRefuseCheatsAndNothingElse(t *testing.T) {
	all, err := course.Load("../../..")
	require.NoError(t, err, "Load")
	for _, ex := range all {
		cases, err := Cases("../../..", ex)
		require.NoError(t, err, "Cases of %s", ex.ID)
		for _, c := range cases {
			got := policy.Check(ex, c.Source)
			if c.Kind != Cheat {
				assert.Empty(t, got, "refusals of %s/%s", ex.ID, c.Name)
				continue
			}
			// Intake and rewriter refuse as well, but not here.
			others := func(r Refusal) bool { return !slices.Contains(policy.Names(), r.Rule) }
			if !slices.ContainsFunc(c.Label.Refused, others) {
				assert.Empty(t, c.Label.refusals(got), "refusals of %s/%s", ex.ID, c.Name)
			}
		}
	}
}
