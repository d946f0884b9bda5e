package report_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write what is printed to testdata instead of comparing it")

// golden compares got with a file below testdata, byte for byte.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755), "folder of %s", file)
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644), "write %s", file)
		return
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err, "read %s; go test ./grader/internal/report -update writes it", file)
	assert.Equal(t, string(want), got, "%s; if the new text is right: go test ./grader/internal/report -update", file)
}
