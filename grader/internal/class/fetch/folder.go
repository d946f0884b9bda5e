package fetch

import (
	"os"
	"time"

	"interleave/grader/internal/submission"
)

// fromFolder reads a folder as the grade command does. It was handed in when
// the last of its files was changed.
func fromFolder(c Course, s Source) (Submission, error) {
	read, err := submission.Read(c.Root, s.path(), c.Exercises)
	if err != nil {
		return Submission{}, err
	}
	out := Submission{Submission: read}
	for _, file := range read.Files {
		if info, err := os.Lstat(file.Path); err == nil {
			out.At = latest(out.At, info.ModTime())
		}
	}
	return out, nothing(c, read, s.Name)
}

// latest is the later of two times, in UTC and whole seconds: no archive and no
// repository keeps more, and a time must read the same wherever it comes from.
func latest(a, b time.Time) time.Time {
	if b = b.UTC().Truncate(time.Second); b.After(a) {
		return b
	}
	return a
}
