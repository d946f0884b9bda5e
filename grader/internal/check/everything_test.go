package check

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestEveryCaseIsAsItSays is the project's real test: every stub, solution and
// labelled submission goes through the very pipeline that students get. The
// cheats do in a test of their own, which looks at more than their verdicts.
func TestEveryCaseIsAsItSays(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and runs every case of the corpus: minutes")
	}
	table, err := Check(t.Context(), Options{Root: root, Kinds: []Kind{Stub, Solution, Right, Wrong}})
	require.NoError(t, err, "Check")
	require.NotEmpty(t, table.Rows, "cases")
	for _, r := range table.Bad() {
		assert.Fail(t, r.Exercise+"/"+r.Case, "%s", strings.Join(r.Problems, "\n"))
	}
}
