//go:build unix

package class

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A folder of somebody who is at work, one that a kill has left, one that is new,
// and one that is none of ours.
func TestOnlyWhatIsLeftBehindIsSweptAway(t *testing.T) {
	in, old := t.TempDir(), time.Now().Add(-2*settling)
	folder := func(name string, changed time.Time) string {
		dir := filepath.Join(in, name)
		require.NoError(t, os.MkdirAll(filepath.Join(dir, "work"), 0o755), "make %s", name)
		require.NoError(t, os.Chtimes(dir, changed, changed), "date %s", name)
		return dir
	}
	atWork, left := folder(scratchName+"1", old), folder(scratchName+"2", old)
	fresh, other := folder(scratchName+"3", time.Now()), folder("interleave-4", old)
	link := filepath.Join(in, scratchName+"5")
	require.NoError(t, os.Symlink(other, link), "link")
	release, free := claim(atWork)
	require.True(t, free, "a folder that nobody has")

	sweep(in)
	assert.NoDirExists(t, left, "what a kill has left")
	for _, dir := range []string{atWork, fresh, other} {
		assert.DirExists(t, dir, "what is somebody's")
	}
	_, err := os.Readlink(link)
	assert.NoError(t, err, "a link")
	release()
	sweep(in)
	assert.NoDirExists(t, atWork, "what is nobody's any more")
}
