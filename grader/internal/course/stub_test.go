package course

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestEveryStubHasACopy fails in a copy of the course in which somebody has
// begun to work: there the copy in testdata is what tells a stub from an answer.
func TestEveryStubHasACopy(t *testing.T) {
	const root = "../../.."
	all, err := Load(root)
	require.NoError(t, err, "Load(%q)", root)
	require.NotEmpty(t, all, "exercises")
	for _, ex := range all {
		stub, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(ex.Path())))
		require.NoError(t, err, "read the stub of %s", ex.ID)
		text, pristine, err := Stub(root, ex)
		require.NoError(t, err, "Stub of %s", ex.ID)
		assert.True(t, pristine, "%s has a copy of its stub in testdata", ex.ID)
		assert.Equal(t, string(stub), string(text), "the copy of %s", ex.Path())
	}
}
