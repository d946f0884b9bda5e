package policy_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader/internal/policy"
)

// Whatever is handed in, the rules come to an end, say the same twice, and name
// places that exist and rules that there are.
func FuzzCheck(f *testing.F) {
	for _, pattern := range []string{"testdata/*.go*", "../../../solutions/testdata/*/cheat-*.go"} {
		files, err := filepath.Glob(pattern)
		require.NoError(f, err, "list %s", pattern)
		for _, name := range files {
			source, err := os.ReadFile(name)
			require.NoError(f, err, "read %s", name)
			f.Add(source)
		}
	}
	names := policy.Names()
	f.Fuzz(func(t *testing.T, source []byte) {
		got := policy.Check(race, source)
		assert.Equal(t, got, policy.Check(race, source), "Check for the second time")
		lines := 1 + bytes.Count(source, []byte("\n"))
		for _, r := range got {
			assert.True(t, r.Line >= 1 && r.Line <= lines && r.Column >= 1, "place of %+v in %d lines", r, lines)
			assert.True(t, slices.Contains(names, r.Rule), "rule of %+v", r)
		}
	})
}
