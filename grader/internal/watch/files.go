package watch

import (
	"crypto/sha256"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// mostBytes is how much of a file is looked at. One that is longer is no file
// that can be graded, whatever stands behind.
const mostBytes = 4 << 20

// Files are what is watched: for each name that a person knows, the paths at
// which its file may lie, best first.
type Files struct {
	paths map[string][]string
	seen  map[string]state
}

// A state is what tells one save from the next: a clock may be too coarse for
// two quick ones, and the same text saved again is a wish to see the result.
type state struct {
	saved time.Time
	sum   [sha256.Size]byte
}

// NewFiles remembers how the files are now.
func NewFiles(paths map[string][]string) *Files {
	f := &Files{paths: paths, seen: make(map[string]state)}
	f.Look()
	return f
}

// Look returns the names of the files that were saved since the last Look, in
// order. A file that is not there is not saved, nor is an empty one: most editors
// empty a file to write into it, and some take it away for a moment to put a new
// one in its place.
func (f *Files) Look() []string {
	var saved []string
	for name, paths := range f.paths {
		now, ok := look(paths)
		if !ok || now == f.seen[name] {
			continue
		}
		f.seen[name] = now
		saved = append(saved, name)
	}
	slices.Sort(saved)
	return saved
}

// look returns the state of the first of the paths at which a file lies, and
// whether there is something in it.
func look(paths []string) (state, bool) {
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil || !info.Mode().IsRegular() || info.Size() > mostBytes {
			continue
		}
		if text, err := os.ReadFile(path); err == nil {
			return state{info.ModTime(), sha256.Sum256(text)}, len(text) > 0
		}
	}
	return state{}, false
}

// Folders are those in which the files lie or may lie: one watches folders, for
// an editor may put a new file in the place of the old one.
func (f *Files) Folders() []string {
	var all []string
	for _, paths := range f.paths {
		for _, path := range paths {
			all = append(all, filepath.Dir(path))
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}
