package fetch

import (
	"archive/tar"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"

	"interleave/grader/internal/submission"
)

// mostUnpacked is how much of a compressed stream is looked at. Unlike in a zip,
// what comes before a wanted entry has to be unpacked to reach it.
const mostUnpacked = 256 << 20

// errTooMuch ends the reading of a bomb.
var errTooMuch = fmt.Errorf("unpacks to more than %d MiB", mostUnpacked>>20)

// fromTar reads the wanted entries of a compressed tar.
func fromTar(c Course, s Source) (Submission, error) {
	file, err := os.Open(s.path())
	if err != nil {
		return Submission{}, fmt.Errorf("%s cannot be opened: %w", s.Name, cause(err))
	}
	defer file.Close()
	packed, err := gzip.NewReader(file)
	if err != nil {
		return Submission{}, fmt.Errorf("%s is no tar.gz that can be read: %w", s.Name, err)
	}
	l := &listing{course: c}
	if err := l.untar(tar.NewReader(&bounded{r: packed, left: mostUnpacked})); err != nil {
		return Submission{}, fmt.Errorf("%s %w", s.Name, err)
	}
	return l.submission(s.Name)
}

func (l *listing) untar(t *tar.Reader) error {
	for {
		head, err := t.Next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.Is(err, errTooMuch):
			return errTooMuch
		case err != nil:
			return fmt.Errorf("is no tar.gz that can be read: %w", err)
		}
		wanted, err := l.admit(head.Name)
		if err != nil {
			return err
		}
		if !wanted || head.Typeflag == tar.TypeDir {
			continue
		}
		e := entry{name: head.Name, mode: head.FileInfo().Mode(), at: head.ModTime}
		if head.Typeflag == tar.TypeLink {
			e.mode |= os.ModeIrregular // a second name of another entry
		}
		if e.source, err = io.ReadAll(io.LimitReader(t, submission.MaxBytes+1)); err != nil {
			return fmt.Errorf("holds %q, which cannot be unpacked: %w", head.Name, err)
		}
		l.entries = append(l.entries, e)
	}
}

// A bounded reader fails once too much has been read, instead of ending as
// [io.LimitReader] does: a bomb must not read as a short archive.
type bounded struct {
	r    io.Reader
	left int
}

// Read reads from what is below.
func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errTooMuch
	}
	n, err := b.r.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}
