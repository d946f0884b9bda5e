package class

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader/internal/class/store"
	"interleave/grader/internal/cli"
)

// show runs class board on a class of nobody.
func show(t *testing.T, args ...string) (code int, out, complaint string) {
	t.Helper()
	db := filepath.Join(t.TempDir(), "class.db")
	s, err := store.Open(t.Context(), db)
	require.NoError(t, err, "make a class")
	s.Close()
	var stdout, stderr bytes.Buffer
	code = Run(t.Context(), append([]string{"board", "-root", root, "-db", db}, args...), nil, &stdout, &stderr)
	return code, stdout.String(), stderr.String()
}

func TestAGradebookOnStandardOutputIsAloneThere(t *testing.T) {
	site := filepath.Join(t.TempDir(), "site")
	code, out, complaint := show(t, "-csv", "-", "-out", site)
	assert.Equal(t, cli.ExitOK, code, "exit code; %s", complaint)
	assert.True(t, strings.HasPrefix(out, "id,name,"), "header in %q", out)
	assert.Equal(t, 1, strings.Count(out, "\n"), "lines of %q", out)
	assert.Equal(t, "open "+site+"/index.html\n", complaint, "stderr")
	_, out, _ = show(t, "-out", site)
	assert.Equal(t, "open "+site+"/index.html\n", out, "stdout without a gradebook there")
}

func TestAGradebookMayGoIntoTheNewSite(t *testing.T) {
	site := filepath.Join(t.TempDir(), "site")
	code, _, complaint := show(t, "-csv", filepath.Join(site, "class.csv"), "-out", site)
	assert.Equal(t, cli.ExitOK, code, "exit code; %s", complaint)
	assert.FileExists(t, filepath.Join(site, "class.csv"), "gradebook")
	assert.FileExists(t, filepath.Join(site, "index.html"), "board")
}

func TestAGradebookThatCannotBeWrittenIsTheCommandLinesFault(t *testing.T) {
	code, _, complaint := show(t, "-canvas", filepath.Join(t.TempDir(), "nowhere", "canvas.csv"))
	assert.Equal(t, cli.ExitUsage, code, "exit code")
	assert.Contains(t, complaint, "class: the gradebook cannot be written: open ", "stderr")
	assert.Contains(t, complaint, "hint: name a file in a folder that exists, or - for standard output\n", "stderr")
}
