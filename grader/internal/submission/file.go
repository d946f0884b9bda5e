package submission

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"interleave/grader"
)

// MaxBytes is the largest file that is read. Ten times the longest solution
// anybody has written by hand fits; a table that makes the compiler sweat does
// not.
const MaxBytes = 64 << 10

// read reads one file that is there. What is wrong with it becomes a refusal.
func read(folder *os.Root, name string) *grader.File {
	source, problem := contents(folder, name)
	file := Take(name, source)
	if problem != "" {
		file = Refuse(name, problem)
	}
	file.Path = filepath.Join(folder.Name(), filepath.FromSlash(name))
	return &file
}

// Take takes in a file that was read elsewhere, from an archive or a version
// store, under the rules for every file. It was read from name; of one that is
// too large a byte more than [MaxBytes] is enough.
func Take(name string, source []byte) grader.File {
	if len(source) > MaxBytes {
		return Refuse(name, fmt.Sprintf("is longer than the %d bytes that are read", MaxBytes))
	}
	sum := sha256.Sum256(source)
	file := grader.File{Path: name, SHA256: hex.EncodeToString(sum[:])}
	if file.Refused = inspect(path.Base(name), source); file.Refused == nil {
		// A byte order mark at the very start is what some editors leave behind.
		// The compiler passes over it, but text inserted before it would not.
		file.Source = bytes.TrimPrefix(source, []byte("\ufeff"))
	}
	return file
}

// Refuse stands for a file that is not to be read, with the reason.
func Refuse(name, problem string) grader.File {
	return grader.File{Path: name, Refused: refused(name, problem)}
}

func refused(name, problem string) *grader.Refusal {
	return &grader.Refusal{Rule: Rule, File: path.Base(name), Message: problem}
}

// contents returns the bytes of a regular file that can be reached without
// following a link, or says in a sentence why not.
func contents(folder *os.Root, name string) (source []byte, problem string) {
	info, problem := lstat(folder, name)
	if problem != "" {
		return nil, problem
	}
	if info.Size() > MaxBytes {
		return nil, tooLarge(info.Size())
	}
	opened, err := folder.Open(name)
	if err != nil {
		return nil, fmt.Sprintf("cannot be opened: %v", cause(err))
	}
	defer opened.Close()
	if now, err := opened.Stat(); err != nil || !os.SameFile(info, now) {
		return nil, "changed while it was being read; grade it again"
	}
	source, err = io.ReadAll(io.LimitReader(opened, MaxBytes+1))
	if err != nil {
		return nil, fmt.Sprintf("cannot be read: %v", cause(err))
	}
	if len(source) > MaxBytes {
		return nil, tooLarge(int64(len(source)))
	}
	return source, ""
}

// lstat looks at every part of the path, because a folder that is a link leads
// astray as surely as a file that is one.
func lstat(folder *os.Root, name string) (info fs.FileInfo, problem string) {
	parts := strings.Split(name, "/")
	for i := range parts {
		at := path.Join(parts[:i+1]...)
		var err error
		info, err = folder.Lstat(at)
		switch {
		case err != nil:
			return nil, fmt.Sprintf("cannot be looked at: %v", cause(err))
		case info.Mode()&fs.ModeSymlink != 0 && i < len(parts)-1:
			return nil, fmt.Sprintf("lies in %s, which is a symbolic link; hand in a folder that holds the file itself", at)
		}
	}
	switch mode := info.Mode(); {
	case mode.IsRegular():
		return info, ""
	case mode&fs.ModeSymlink != 0:
		return nil, "is a symbolic link; hand in the file itself"
	case mode.IsDir():
		return nil, "is a folder; hand in a file of this name"
	default:
		return nil, "is no regular file; hand in a plain text file"
	}
}

func tooLarge(size int64) string {
	return fmt.Sprintf("is %d bytes long; at most %d are read", size, MaxBytes)
}

// cause drops the path from an error of package os: the refusal names the file
// already, and the path differs from machine to machine.
func cause(err error) error {
	if wrapped, ok := err.(*fs.PathError); ok {
		return wrapped.Err
	}
	return err
}
