package cache

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// What a store holds at most. A result with a long interleaving has a hundred
// kilobytes.
const (
	mostBytes   = 64 << 20
	mostEntries = 1000
)

// prune removes what has not been used for longest until the rest fits. What
// another process has left half written counts like everything else, and goes
// the same way.
func (s *Store) prune() {
	entries := s.entries()
	var bytes int64
	for i, e := range entries {
		if bytes += e.Size(); i >= mostEntries || bytes > mostBytes {
			_ = os.Remove(filepath.Join(s.Dir, e.Name()))
		}
	}
}

// entries lists what is in the folder, what was used last first.
func (s *Store) entries() []fs.FileInfo {
	found, _ := os.ReadDir(s.Dir)
	var all []fs.FileInfo
	for _, e := range found {
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() {
			all = append(all, info)
		}
	}
	slices.SortStableFunc(all, func(a, b fs.FileInfo) int { return b.ModTime().Compare(a.ModTime()) })
	return all
}
