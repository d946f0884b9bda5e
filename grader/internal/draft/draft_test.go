package draft

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestANewExerciseIsWrittenOnce(t *testing.T) {
	root := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(root, "exercises", "01-race"), 0o755), "make a course")
	page := "| exercise | idea | points |\n| --- | --- | --- |\n| [01-race](01-race/README.md) | order | 25 |\n\nText.\n"
	require.NoError(t, os.WriteFile(filepath.Join(root, guide), []byte(page), 0o600), "write the guide")
	files, err := Write(root, "05-barrier")
	require.NoError(t, err, "Write")
	for _, name := range files {
		text, err := os.ReadFile(filepath.Join(root, name))
		require.NoError(t, err, "read %s", name)
		assert.NotContains(t, string(text), "{{", "what is left of the form in %s", name)
	}
	text, err := os.ReadFile(filepath.Join(root, guide))
	require.NoError(t, err, "read the guide")
	assert.Contains(t, string(text), "order | 25 |\n| [05-barrier](05-barrier/README.md) | many wait for one moment | 25 |\n\nText.", "the guide")

	for name, problem := range map[string]string{
		"05-latch":   "there is exercises/05-barrier",
		"06-race":    "there is exercises/01-race",
		"barrier":    "two digits",
		"6-barrier":  "two digits",
		"06-Barrier": "two digits",
		"06-../x":    "two digits",
		"06-select":  "no package can be called select",
	} {
		_, err := Write(root, name)
		var wrong *NameError
		if assert.ErrorAs(t, err, &wrong, "Write of %s", name) {
			assert.Contains(t, wrong.Problem, problem, "problem with %s", name)
		}
	}
}
