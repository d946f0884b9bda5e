// Package roster reads who is in a class and where each student's files are.
//
// A roster is written by people and exported by platforms, so some of its lines
// will be wrong. A line that makes no sense costs its own student and nobody
// else: it becomes a [Problem] with its number, and the rest is read.
package roster

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// A Student is one line of a roster.
type Student struct {
	ID       string
	Name     string
	Email    string
	Username string
	Section  string
	Source   string    // a folder, an archive or a git URL; relative to the roster's folder
	Due      time.Time // zero if there is no end
	Extra    []Field   // columns that we do not know, in their order
	Position int       // among all students, from 0
}

// A Field is a cell of a column that a roster has beyond ours.
type Field struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// A Problem is a line that makes no sense.
type Problem struct {
	File    string
	Line    int // 1-based; 0 if the whole file is meant
	Message string
}

// String names the place as an editor understands it.
func (p Problem) String() string {
	if p.Line == 0 {
		return fmt.Sprintf("%s: %s", p.File, p.Message)
	}
	return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Message)
}

// A Roster is a class as far as it could be read.
type Roster struct {
	Base     string // the folder that sources are relative to
	Students []Student
	Problems []Problem
}

// File is what a roster is called.
const File = "roster.csv"

// Open reads the class in a folder: its roster.csv or, without one, every
// sub-folder as a student who is called like it. A path of a file is read as a
// roster whatever its name. The error is for what cannot be opened and for a
// roster that names no student at all.
func Open(path string) (Roster, error) {
	info, err := os.Stat(path)
	if err != nil {
		return Roster{}, fmt.Errorf("open the class: %w", err)
	}
	if !info.IsDir() {
		return read(path)
	}
	if file := filepath.Join(path, File); exists(file) {
		return read(file)
	}
	return folders(path)
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

func read(file string) (Roster, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return Roster{}, fmt.Errorf("read the roster: %w", err)
	}
	r := Roster{Base: filepath.Dir(file)}
	r.Students, r.Problems = Parse(filepath.Base(file), text)
	if len(r.Students) == 0 {
		return r, fmt.Errorf("read the roster: %s names no student%s", file, first(r.Problems))
	}
	return r, nil
}

func first(problems []Problem) string {
	if len(problems) == 0 {
		return ""
	}
	return " (" + problems[0].String() + ")"
}

func folders(dir string) (Roster, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return Roster{}, fmt.Errorf("list the class: %w", err)
	}
	r := Roster{Base: dir}
	for _, e := range entries {
		if name := e.Name(); e.IsDir() && !strings.HasPrefix(name, ".") {
			r.Students = append(r.Students, Student{ID: name, Name: name, Source: name, Position: len(r.Students)})
		}
	}
	if len(r.Students) == 0 {
		return r, fmt.Errorf("list the class: %s holds neither %s nor a folder", dir, File)
	}
	return r, nil
}

// Shard returns part i of n, counted from 1: every n-th student, so that the
// parts are equally long and a student stays in the same part on every run.
func (r Roster) Shard(i, n int) Roster {
	r.Students = slices.DeleteFunc(slices.Clone(r.Students), func(s Student) bool { return s.Position%n != i-1 })
	return r
}
