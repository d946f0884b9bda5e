package build

import (
	"context"
	"go/ast"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"interleave/grader"
	"interleave/grader/internal/rewrite"
)

// A loading finds a package and everything that has to be rewritten with it.
type loading struct {
	*Builder
	ctx    context.Context
	dir    string // where the command was typed
	module string // root of the main module
	fset   *token.FileSet
	target found
	others []found // packages of modules that it depends on, by path
}

// A found package is one that go list knows.
type found struct {
	path, name, folder string
	module             *packages.Module
}

// A source is a package with its syntax and types.
type source struct {
	rewrite.Package
	path, folder string
	errors       []grader.CompileError
}

func (s source) names() []string {
	var names []string
	for name := range s.Sources {
		names = append(names, name)
	}
	return names
}

// untouched are modules that are left as they are. They look at values and print
// them; whatever of them does more is refused by name.
var untouched = []string{
	"github.com/stretchr/testify", "github.com/davecgh/go-spew", "github.com/pmezard/go-difflib", "gopkg.in/yaml.v3", "go.yaml.in/yaml/v3",
	"github.com/google/go-cmp", "github.com/stretchr/objx", "pgregory.net/rapid", "go.uber.org/goleak", "github.com/kr/text", "github.com/kr/pretty",
}

// find asks the go command for the package and its dependencies.
func (l *loading) find(pattern string) error {
	all, err := packages.Load(l.config(packages.NeedName|packages.NeedFiles|packages.NeedImports|packages.NeedDeps|packages.NeedModule), pattern)
	if err != nil {
		return &NoPackageError{pattern, err.Error()}
	}
	paths := make(map[string]found)
	absent := "" // a package whose module is not on this machine
	packages.Visit(all, nil, func(p *packages.Package) {
		if slices.ContainsFunc(p.Errors, func(e packages.Error) bool { return lacks(e.Msg, nil) }) {
			absent = p.PkgPath
		}
		if p.Module != nil && len(p.GoFiles) > 0 && !slices.Contains(untouched, p.Module.Path) && !l.own(p) {
			paths[plain(p.PkgPath)] = found{plain(p.PkgPath), p.Name, filepath.Dir(p.GoFiles[0]), p.Module}
		}
	})
	if absent != "" {
		return &NoPackageError{pattern, "the module of " + absent + " is not on this machine; go mod download gets it"}
	}
	if err := l.choose(pattern, all); err != nil {
		return err
	}
	for path, p := range paths {
		if p.folder != l.target.folder {
			l.others = append(l.others, paths[path])
		}
	}
	slices.SortFunc(l.others, func(a, b found) int { return strings.Compare(a.path, b.path) })
	return l.mainModule()
}

// choose makes the one package that the pattern names the target.
func (l *loading) choose(pattern string, all []*packages.Package) error {
	for _, p := range all {
		switch path := strings.TrimSuffix(plain(p.PkgPath), "_test"); {
		case strings.HasSuffix(p.ID, ".test"):
		case len(p.GoFiles) == 0 && len(p.Errors) > 0 && !strings.Contains(p.Errors[0].Msg, "no non-test Go files"):
			return &NoPackageError{pattern, p.Errors[0].Msg}
		case len(p.GoFiles) == 0:
		case p.Module == nil:
			return &NoPackageError{pattern, "is no package of a module"}
		case l.target.path != "" && l.target.path != path:
			return &NoPackageError{pattern, "names more than one package"}
		default:
			l.target = found{path, strings.TrimSuffix(p.Name, "_test"), filepath.Dir(p.GoFiles[0]), p.Module}
		}
	}
	if l.target.path == "" {
		return &NoPackageError{pattern, "names no package"}
	}
	return nil
}

// own reports whether a package is the explorer's: it cannot be under its own
// control.
func (l *loading) own(p *packages.Package) bool {
	return p.PkgPath == "interleave/grader" || strings.HasPrefix(p.PkgPath, "interleave/grader/explore")
}

// plain is the import path without the test that a package was compiled for.
func plain(path string) string {
	path, _, _ = strings.Cut(path, " ")
	return path
}

func (l *loading) mainModule() error {
	text, err := output(l.Toolchain.command(l.ctx, l.dir, false, "env", "GOMOD"))
	if err != nil {
		return err
	}
	l.module = filepath.Dir(strings.TrimSpace(string(text)))
	return nil
}

func (l *loading) config(mode packages.LoadMode) *packages.Config {
	return &packages.Config{
		Mode: mode, Context: l.ctx, Dir: l.dir, Env: l.Toolchain.environment(l.dir, false), Fset: l.fset, Tests: true,
	}
}

// load parses and type-checks what has to be rewritten: of the package that was
// asked for the forms with its tests in it, of all others the plain ones.
func (l *loading) load() ([]source, error) {
	patterns := []string{l.target.path}
	for _, p := range l.others {
		patterns = append(patterns, p.path)
	}
	loaded, err := packages.Load(l.config(packages.NeedName|packages.NeedFiles|packages.NeedCompiledGoFiles|packages.NeedImports|
		packages.NeedSyntax|packages.NeedTypes|packages.NeedTypesInfo|packages.NeedTypesSizes|packages.NeedModule), patterns...)
	if err != nil {
		return nil, err
	}
	chosen := make(map[string]*packages.Package)
	for _, p := range loaded {
		path := plain(p.PkgPath)
		switch tested := strings.Contains(p.ID, " ["); {
		case len(p.Syntax) == 0 || strings.HasSuffix(p.ID, ".test"):
		case strings.TrimSuffix(path, "_test") == l.target.path && (tested || chosen[path] == nil),
			!tested && slices.ContainsFunc(l.others, func(f found) bool { return f.path == path }):
			chosen[path] = p
		}
	}
	var all []source
	for _, path := range slices.Sorted(maps.Keys(chosen)) {
		s, err := l.source(chosen[path])
		if err != nil {
			return nil, err
		}
		if s.folder == l.target.folder || concurrent(s) {
			all = append(all, s)
		}
	}
	return all, nil
}

func (l *loading) source(p *packages.Package) (source, error) {
	s := source{path: plain(p.PkgPath), folder: filepath.Dir(p.GoFiles[0])}
	s.Package = rewrite.Package{Fset: l.fset, Types: p.Types, Info: p.TypesInfo, Files: p.Syntax, Sources: make(map[string][]byte)}
	for _, e := range p.Errors {
		if e.Kind == packages.ListError && len(p.Errors) > 1 {
			continue // the same once more, in the go command's words
		}
		s.errors = append(s.errors, packageError(e))
	}
	for _, syntax := range p.Syntax {
		name := l.fset.File(syntax.Package).Name()
		text, err := os.ReadFile(name)
		if err != nil {
			return s, err
		}
		s.Sources[name] = text
	}
	return s, nil
}

// concurrent reports whether a package does anything that the explorer must
// see, or has state that every schedule must find as it was in the beginning.
func concurrent(s source) bool {
	for _, syntax := range s.Files {
		for _, spec := range syntax.Imports {
			if rewrite.Doubled(strings.Trim(spec.Path.Value, `"`)) {
				return true
			}
		}
		for n := range ast.Preorder(syntax) {
			switch n := n.(type) {
			case *ast.GoStmt, *ast.SendStmt, *ast.SelectStmt, *ast.ChanType:
				return true
			case *ast.AssignStmt:
				if slices.ContainsFunc(n.Lhs, func(e ast.Expr) bool { return s.global(e) }) {
					return true
				}
			}
		}
	}
	return false
}

// global reports whether e is a package variable or begins with one.
func (s source) global(e ast.Expr) bool {
	for {
		switch x := e.(type) {
		case *ast.Ident:
			o := s.Info.Uses[x]
			return o != nil && o.Parent() == s.Types.Scope()
		case *ast.SelectorExpr:
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		case *ast.ParenExpr:
			e = x.X
		default:
			return false
		}
	}
}
