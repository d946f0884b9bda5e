// Package source puts the student's own words into what the explorer saw: the
// text of a line, the name of a lock.
//
// The explorer knows objects by number, for inside a running program they have
// no names. The file has the names but not the objects. A name is used only
// where the file leaves no doubt: a wrong name is worse than a number.
package source

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"interleave/grader"
)

// A File is one student's file, ready to be looked up by line.
type File struct {
	name  string // base name
	lines []string
	fset  *token.FileSet
	tree  *ast.File // as much of it as parses
	names operands
}

// New prepares the file called name, a base name.
func New(name string, text []byte) *File {
	f := &File{name: name, lines: strings.Split(string(text), "\n"), fset: token.NewFileSet()}
	f.tree, _ = parser.ParseFile(f.fset, name, text, parser.SkipObjectResolution)
	f.names = f.collect()
	return f
}

// Text returns a line without the blanks around it; "" if there is no such
// line.
func (f *File) Text(line int) string {
	if line < 1 || line > len(f.lines) {
		return ""
	}
	return strings.TrimSpace(f.lines[line-1])
}

// column is where the text of a line begins, 1-based, in bytes.
func (f *File) column(line int) int {
	if f.Text(line) == "" {
		return 0
	}
	text := f.lines[line-1]
	return 1 + len(text) - len(strings.TrimLeft(text, " \t"))
}

// Annotate fills in what a result on a behaviour says about the file: the text
// of every line, the names of objects, and for code that never ended, the loop.
func (f *File) Annotate(r *grader.BehaviourResult) { Files{f}.Annotate(r) }

// Files are the files of one package.
type Files []*File

// NewFiles prepares files that are named by path.
func NewFiles(sources map[string][]byte) Files {
	var all Files
	for _, name := range slices.Sorted(maps.Keys(sources)) {
		all = append(all, New(filepath.Base(name), sources[name]))
	}
	return all
}

// file returns the file of that base name, nil if it is none of these.
func (f Files) file(name string) *File {
	for _, file := range f {
		if file.name == name {
			return file
		}
	}
	return nil
}

// Annotate is [File.Annotate] for what may be about several files.
func (f Files) Annotate(r *grader.BehaviourResult) {
	if r.Class == grader.Timeout {
		r.Locations = f.loop(r.Locations)
	}
	for i := range r.Locations {
		f.locate(&r.Locations[i])
	}
	if r.Trace != nil {
		// The trace is shared with the evidence, which is not ours to change.
		t := clone(*r.Trace)
		f.annotate(&t)
		r.Message = f.rename(&t, r.Message)
		r.Trace = &t
	}
}

func (f Files) locate(at *grader.Location) {
	file := f.file(at.File)
	if file == nil {
		return
	}
	at.Text = file.Text(at.Line)
	if at.Column == 0 {
		at.Column = file.column(at.Line)
	}
}

func (f Files) annotate(t *grader.Trace) {
	for i := range t.Goroutines {
		if created := t.Goroutines[i].Created; created != nil {
			f.locate(created)
		}
	}
	for i := range t.Steps {
		step := &t.Steps[i]
		if file := f.file(step.File); file != nil && step.Text == "" {
			step.Text = file.Text(step.Line)
		}
	}
}

func clone(t grader.Trace) grader.Trace {
	t.Goroutines = append([]grader.Goroutine(nil), t.Goroutines...)
	for i, g := range t.Goroutines {
		if g.Created != nil {
			at := *g.Created
			t.Goroutines[i].Created = &at
		}
	}
	t.Steps = append([]grader.Step(nil), t.Steps...)
	return t
}
