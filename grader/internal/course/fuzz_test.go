package course

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
)

// Whatever stands in a manifest, it is an error or an exercise that can be
// graded: named, worth something, limited, and with needs that lead somewhere.
func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("../../../exercises/*/" + Manifest)
	require.NoError(f, err, "list the manifests")
	require.NotEmpty(f, files, "manifests")
	for _, name := range files {
		text, err := os.ReadFile(name)
		require.NoError(f, err, "read %s", name)
		f.Add(string(text))
	}
	f.Fuzz(func(t *testing.T, text string) {
		ex, err := parse("01-race", text)
		if err != nil {
			return
		}
		l := ex.Limits
		assert.True(t, ex.Title != "" && ex.Points > 0 && len(ex.Behaviours) > 0, "%+v", ex)
		assert.True(t, l.Schedules > 0 && l.RaceSchedules > 0 && l.Steps > 0 && l.Wall > 0 && l.Memory > 0 && l.Output > 0, "limits %+v", l)
		assert.Empty(t, filepath.Dir(ex.File)[1:], "folder of %q", ex.File)
		known := make(map[string]grader.Behaviour)
		for _, b := range ex.Behaviours {
			known[b.ID] = b
		}
		assert.Len(t, known, len(ex.Behaviours), "behaviours of different names")
		for _, b := range ex.Behaviours {
			for _, need := range b.Needs {
				assert.Contains(t, known, need, "what %s needs", b.ID)
			}
		}
	})
}
