package rewrite

import (
	"go/build"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/txtar"
)

// The tests of the Go compiler hold forms of channel, select and loop
// statements that nobody would think of. All of them must come out sound, or be
// refused.
func TestRewriteTheTestsOfGo(t *testing.T) {
	n := 0
	for _, pattern := range []string{"chan/*.go", "range*.go", "typeparam/*.go"} {
		paths, err := filepath.Glob(filepath.Join(build.Default.GOROOT, "test", pattern))
		require.NoError(t, err, "files of the Go project's tests")
		for _, path := range paths {
			source, err := os.ReadFile(path)
			require.NoError(t, err, "read %s", path)
			in := []txtar.File{{Name: "a.go", Data: source}}
			if _, err := check(in); err != nil {
				continue // it tests an error message
			}
			n++
			t.Run(filepath.Base(path), func(t *testing.T) {
				rewritten(t, in, Options{})
				rewritten(t, in, Options{Memory: names(in)})
			})
		}
	}
	if n == 0 {
		t.Skip("this Go installation comes without the tests of the Go project")
	}
	assert.Greater(t, n, 100, "files that type-check")
}
