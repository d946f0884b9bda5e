package class

import (
	"os"
	"path/filepath"
	"time"
)

// scratchName is how the folders begin in which the crew of a class works.
const scratchName = "interleave-class-"

// settling is how old a folder must be to be taken for one that was left behind.
// A younger one may not have been claimed yet by who has just made it.
const settling = time.Hour

// newScratch makes a folder for a crew to work in, and removes those of runs that
// were killed: whoever is killed removes nothing. A folder is claimed by a lock on
// it, which the system takes back when the process ends in whatever way; a number
// of a process in its name could be somebody else's by now.
func newScratch() (dir string, remove func(), err error) {
	sweep(os.TempDir())
	if dir, err = os.MkdirTemp("", scratchName); err != nil {
		return "", nil, err
	}
	release, _ := claim(dir) // unclaimed, it may be swept, and only after an hour without a change
	return dir, func() {
		_ = os.RemoveAll(dir)
		release()
	}, nil
}

// sweep removes what was left behind in a folder. What cannot be removed is
// somebody else's, or is tried again by the next run.
func sweep(in string) {
	left, _ := filepath.Glob(filepath.Join(in, scratchName+"*"))
	for _, dir := range left {
		info, err := os.Lstat(dir)
		if err != nil || !info.IsDir() || time.Since(info.ModTime()) < settling {
			continue
		}
		if release, free := claim(dir); free {
			_ = os.RemoveAll(dir)
			release()
		}
	}
}
