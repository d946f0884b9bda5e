package fetch_test

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func FuzzArchives(f *testing.F) {
	f.Add([]byte("PK\x03\x04"), true)
	f.Add([]byte("\x1f\x8b\x08"), false)
	for name, write := range archives {
		file := filepath.Join(f.TempDir(), name)
		write(f, file, []item{{"work/01-race/race.go", text, 0}, {"work/02-mutex/mutex.go", "race.go", fs.ModeSymlink}})
		whole, err := os.ReadFile(file)
		require.NoError(f, err, "read %s", name)
		f.Add(whole, name == "s.zip")
	}
	f.Fuzz(func(t *testing.T, data []byte, zipped bool) {
		name := map[bool]string{true: "s.zip", false: "s.tar.gz"}[zipped]
		dir := t.TempDir()
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), data, 0o644), "write the archive")
		sub, err := take(t, dir, name)
		if err == nil {
			assert.NotEmpty(t, sub.Files, "files of a source without a complaint")
		}
	})
}

// Mutations of an archive seldom get past its check sums, so entries are made up
// as well: whatever an archive calls its files, one that is taken lies where an
// exercise's does, and holds what is there.
func FuzzEntries(f *testing.F) {
	f.Add("work/01-race/race.go", text, false)
	f.Add("01-race/race.go", "elsewhere", true)
	f.Add("../01-race/race.go", text, false)
	f.Add("a/./exercises//01-race/race.go", text, false)
	f.Add("./work/../race.go", text, false)
	f.Add("a/b/race.go", text, false)
	f.Add("..a/race.go", text, false)
	f.Fuzz(func(t *testing.T, name, source string, link bool) {
		mode := map[bool]fs.FileMode{true: fs.ModeSymlink}[link]
		if len(name) > 4096 || strings.ContainsRune(name, 0) || strings.HasSuffix(name, "/") || link && strings.ContainsRune(source, 0) {
			return // no archive is written that has it
		}
		dir := t.TempDir()
		for archive, write := range archives {
			write(t, filepath.Join(dir, archive), []item{{name, source, mode}})
			sub, err := take(t, dir, archive)
			if err != nil {
				continue
			}
			assert.True(t, filepath.IsLocal(name), "%q was taken from %s", name, archive)
			for id, file := range sub.Files {
				assert.True(t, lies("/"+path.Clean(name), id), "%q was taken from %s for %s", name, archive, id)
				if file.Refused == nil {
					assert.False(t, link, "a link was taken from %s", archive)
					assert.Equal(t, source, string(file.Source), "text from %s", archive)
				}
			}
		}
	})
}

// lies reports whether a file at that path may be the exercise's: in its folder,
// or by itself, at the top or in one folder that is not the one of solutions.
func lies(at, id string) bool {
	_, file, _ := strings.Cut(id, "-")
	folder, name := path.Split(at)
	byItself := strings.Count(folder, "/") <= 2 && folder != "/solutions/"
	return name == file+".go" && (byItself || strings.HasSuffix(folder, "/"+id+"/"))
}
