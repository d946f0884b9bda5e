package policy

import (
	_ "embed" // the text of the library
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path"
	"regexp"

	"golang.org/x/tools/txtar"
)

// declarations is the API of the allowed packages, without bodies and without
// what nobody outside can see. It is there as text because type-checking the
// library itself takes half a second, and because what is refused must not
// depend on the Go that a machine has. What mentions a package that is not
// allowed is left out. A test writes it with -update.
//
//go:embed library.txtar
var declarations []byte

// A library imports the allowed packages, and every other one as an empty
// package, which has nothing that a name could stand for.
type library struct {
	fset  *token.FileSet
	texts map[string][]byte
	known map[string]*types.Package
}

func newLibrary(fset *token.FileSet) *library {
	l := &library{fset: fset, texts: make(map[string][]byte), known: make(map[string]*types.Package)}
	for _, section := range txtar.Parse(declarations).Files {
		l.texts[section.Name] = section.Data
	}
	return l
}

// Import returns the package of this path.
func (l *library) Import(importPath string) (*types.Package, error) {
	if p := l.known[importPath]; p != nil {
		return p, nil
	}
	text, ok := l.texts[importPath]
	if !ok {
		p := types.NewPackage(importPath, baseName(importPath))
		p.MarkComplete()
		l.known[importPath] = p
		return p, nil
	}
	file, err := parser.ParseFile(l.fset, importPath, text, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	config := types.Config{Importer: l, IgnoreFuncBodies: true, Error: func(error) {}}
	p, _ := config.Check(importPath, l.fset, []*ast.File{file}, nil)
	l.known[importPath] = p
	return p, nil
}

var major = regexp.MustCompile(`^v[0-9]+$`)

// baseName is the package's name as its path tells it: "rand" of math/rand/v2.
func baseName(importPath string) string {
	base := path.Base(importPath)
	if major.MatchString(base) {
		base = path.Base(path.Dir(importPath))
	}
	return base
}
