package pipeline

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
)

// doubled is a file of so many types, each of which is made of the one before
// twice.
func doubled(first, next string, n int) string {
	var text strings.Builder
	fmt.Fprintf(&text, "package race\n\n%s\n\n", first)
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&text, "%s\n", strings.NewReplacer("NEW", fmt.Sprint("t", i), "OLD", fmt.Sprint("t", i-1)).Replace(next))
	}
	fmt.Fprintf(&text, "\nfunc same(x, y *t%d) bool { return *x == *y }\n", n)
	return text.String()
}

// A page of types takes a type checker all memory or time that there is. That
// costs the one who handed it in everything, and nobody else anything: the other
// exercise has its verdicts. Some such pages a rule knows by their looks.
func TestAFileThatCannotBeReadIsRefused(t *testing.T) {
	if testing.Short() {
		t.Skip("takes as much time and memory as a file may")
	}
	tests := map[string]struct{ text, rule string }{
		"generic types": {doubled("type pair[A, B any] struct {\n\ta A\n\tb B\n}\n\ntype t0 = pair[int, int]", "type NEW = pair[OLD, OLD]", 40), "generics"},
		"structs":       {doubled("type t0 struct{ a, b int }", "type NEW struct{ a, b OLD }", 60), "complexity"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r, err := Grade(t.Context(), Options{Root: root, Submission: hand(t, tt.text), Exercises: []string{"01"}})
			require.NoError(t, err, "Grade")
			assert.Equal(t, grader.StatusRefused, r.Exercises[0].Status, "status of %+v", r.Exercises[0])
			require.Len(t, r.Exercises[0].Refusals, 1, "refusals")
			assert.Equal(t, tt.rule, r.Exercises[0].Refusals[0].Rule, "rule")
			assert.True(t, r.Complete, "the grader itself did not fail")
		})
	}
}
