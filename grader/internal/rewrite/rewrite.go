package rewrite

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"interleave/grader"
)

// A Package is one type-checked package whose files are to be rewritten. Files
// must hold all of them, test files of the package included, in the order in
// which the compiler gets them: package state is set up again over all of them.
// Info needs Types, Defs, Uses, Implicits, Selections, Instances and
// FileVersions.
type Package struct {
	Fset    *token.FileSet
	Types   *types.Package
	Info    *types.Info
	Files   []*ast.File
	Sources map[string][]byte // by the file name that Fset knows
}

// Options choose what is rewritten beyond the operations that every controlled
// file needs.
type Options struct {
	// Memory names the files whose loads and stores of shared memory become
	// visible. A suite's own are left out: they would only multiply schedules.
	Memory []string

	// Tests makes a scenario of every test, which runs with a double of its
	// *testing.T. Without it tests stay as they are: a suite explores by itself.
	Tests bool
}

// Rewrite returns the new text of every file of p, by file name. Refusals say
// what cannot be rewritten soundly; if there are any, no text is returned,
// because an operation that the explorer does not see makes every verdict on
// the package a guess.
func Rewrite(p Package, opts Options) (map[string][]byte, []grader.Refusal, error) {
	u := &unit{Package: p, usage: newUsage(p)}
	var files []*file
	for _, syntax := range p.Files {
		f, err := u.file(syntax, opts)
		if err != nil {
			return nil, nil, err
		}
		files = append(files, f)
	}
	texts := u.rewrite(files)
	if len(u.refusals) > 0 {
		return nil, u.sorted(), nil
	}
	return texts, nil, nil
}

// A unit is one package while it is rewritten.
type unit struct {
	Package
	usage    *usage
	refusals []grader.Refusal
	inits    []string // names given to the init functions, in order
	setups   int      // functions written so far that set package variables
}

// A file is one file of a unit while it is rewritten.
type file struct {
	*unit
	syntax *ast.File
	tok    *token.File
	source []byte
	memory bool
	tests  bool
	names  int               // names invented so far
	heads  map[ast.Stmt]bool // statements in the head of another

	globals map[*ast.ValueSpec]bool // declarations of package variables
	imports []text                  // brought in for the types of package variables
}

func (u *unit) file(syntax *ast.File, opts Options) (*file, error) {
	tok := u.Fset.File(syntax.Package)
	source, ok := u.Sources[tok.Name()]
	if !ok || len(source) != tok.Size() {
		return nil, fmt.Errorf("rewrite %s: the source does not belong to the syntax tree", tok.Name())
	}
	return &file{
		unit:   u,
		syntax: syntax,
		tok:    tok,
		source: source,
		memory: slices.Contains(opts.Memory, tok.Name()),
		tests:  opts.Tests,
		heads:  heads(syntax),

		globals: globals(syntax),
	}, nil
}

// heads are the statements that stand in the head of another one.
func heads(syntax *ast.File) map[ast.Stmt]bool {
	all := map[ast.Stmt]bool{}
	for n := range ast.Preorder(syntax) {
		switch n := n.(type) {
		case *ast.IfStmt:
			all[n.Init] = true
		case *ast.SwitchStmt:
			all[n.Init] = true
		case *ast.TypeSwitchStmt:
			all[n.Init] = true
		case *ast.ForStmt:
			all[n.Init], all[n.Post] = true, true
		}
	}
	return all
}

func (u *unit) rewrite(files []*file) map[string][]byte {
	bodies := make([]text, len(files))
	for i, f := range files {
		f.refuse()
		bodies[i] = f.whole()
	}
	tails := u.reset(files)
	texts := make(map[string][]byte, len(files))
	for i, f := range files {
		texts[f.tok.Name()] = f.assemble(join(bodies[i], tails[i]))
	}
	return texts
}

// sorted returns the refusals in reading order. A node that is written twice,
// like the initial value of a package variable, is refused once.
func (u *unit) sorted() []grader.Refusal {
	slices.SortFunc(u.refusals, func(a, b grader.Refusal) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column), cmp.Compare(a.Message, b.Message))
	})
	return slices.Compact(u.refusals)
}
