package check

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"interleave/grader"
)

func TestBecameSaysWhatHeldACheat(t *testing.T) {
	tests := map[string]struct {
		result grader.ExerciseResult
		want   string
	}{
		"refused by the rewriter": {grader.ExerciseResult{Status: grader.StatusRefused, Refusals: []grader.Refusal{{Rule: "rewrite"}}}, "refused: rewrite"},
		"not built":               {grader.ExerciseResult{Status: grader.StatusUnbuilt}, "does not compile"},
		"our fault":               {grader.ExerciseResult{Status: grader.StatusError}, "not all rows hold"},
		"right":                   {grader.ExerciseResult{Status: grader.StatusFull}, "all rows hold"},
		"wrong":                   {grader.ExerciseResult{Status: grader.StatusPartial}, "not all rows hold"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, tt.want, became(tt.result), "what became of a file that is %s", name)
		})
	}
}

func TestTheCompilerIsSparedInAnAblation(t *testing.T) {
	c := Case{Label: Label{Refused: []Refusal{{"arrays", 3}}}}
	got, err := c.withoutRules(t.Context(), Options{})
	assert.NoError(t, err, "ablation of a giant array")
	assert.Contains(t, got, "not tried", "what becomes of a giant array")
}
