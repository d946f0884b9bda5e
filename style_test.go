package interleave_test

import (
	"go/ast"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// The limits of a page and of a paragraph. A suite is one file however much it
// asks, because a student should find all questions in one place; so is what a
// student hands in, and the solution.
const (
	longestFile     = 500
	longestSuite    = 2000
	longestSolution = 600
	longestFunction = 70
)

func TestFilesAndFunctionsFitOnAPage(t *testing.T) {
	for _, s := range sources(t) {
		suite, limit := within(s.folder(), "exercises") && s.isTest(), longestFile
		switch {
		case suite:
			limit = longestSuite
		case within(s.folder(), "solutions"):
			limit = longestSolution
		}
		assert.LessOrEqual(t, s.set.File(s.Pos()).LineCount(), limit, "%s: lines", s.path)
		for _, d := range s.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Body == nil {
				continue
			}
			long := s.set.Position(f.End()).Line - s.set.Position(f.Pos()).Line + 1
			if suite || isTable(f) {
				continue // a list of behaviours, or a table of cases, is data
			}
			assert.LessOrEqual(t, long, longestFunction, "%s: lines of %s", s.at(f), f.Name.Name)
		}
	}
}

// isTable reports whether a test is mostly a composite literal of cases.
func isTable(f *ast.FuncDecl) bool {
	return slices.ContainsFunc(f.Body.List, func(n ast.Stmt) bool {
		a, ok := n.(*ast.AssignStmt)
		if !ok || len(a.Rhs) != 1 {
			return false
		}
		_, literal := a.Rhs[0].(*ast.CompositeLit)
		return literal && strings.HasPrefix(f.Name.Name, "Test")
	})
}

func TestEveryExportedThingSaysWhatItIs(t *testing.T) {
	for _, s := range sources(t) {
		if s.isTest() || within(s.folder(), "solutions/testdata") {
			continue
		}
		for _, d := range s.Decls {
			for name, doc := range exported(d) {
				assert.NotEmpty(t, strings.TrimSpace(doc), "%s: doc comment of %s", s.at(d), name)
			}
		}
	}
}

// exported returns the exported names that a declaration declares, each with
// its comment. In a group of constants or variables a comment on the group or
// on the line is enough.
func exported(d ast.Decl) map[string]string {
	docs := make(map[string]string)
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Name.IsExported() && exportedReceiver(d) {
			docs[d.Name.Name] = d.Doc.Text()
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				if spec.Name.IsExported() {
					docs[spec.Name.Name] = spec.Doc.Text() + d.Doc.Text()
				}
			case *ast.ValueSpec:
				for _, name := range spec.Names {
					if name.IsExported() {
						docs[name.Name] = spec.Doc.Text() + spec.Comment.Text() + d.Doc.Text()
					}
				}
			}
		}
	}
	return docs
}

// exportedReceiver leaves out methods of types that nobody outside can name:
// they are there for an interface, which has the comment.
func exportedReceiver(f *ast.FuncDecl) bool {
	if f.Recv == nil {
		return true
	}
	of := f.Recv.List[0].Type
	for {
		switch t := of.(type) {
		case *ast.StarExpr:
			of = t.X
		case *ast.IndexExpr:
			of = t.X
		case *ast.IndexListExpr:
			of = t.X
		case *ast.Ident:
			return t.IsExported()
		default:
			return true
		}
	}
}

func TestEveryPackageIntroducesItself(t *testing.T) {
	introduced := make(map[string][]string)
	for _, s := range sources(t) {
		if s.isTest() {
			continue
		}
		introduced[s.folder()] = append(introduced[s.folder()], s.Doc.Text())
	}
	for folder, docs := range introduced {
		docs = slices.DeleteFunc(docs, func(doc string) bool { return doc == "" })
		if assert.Len(t, docs, 1, "%s: files with a package comment", folder) {
			assert.Regexp(t, `^(Package|Command) `, docs[0], "%s: package comment", folder)
		}
	}
}

// A name that says nothing becomes a drawer for everything.
func TestNoDrawers(t *testing.T) {
	drawers := []string{"util", "utils", "common", "helper", "helpers", "model", "models", "types", "misc"}
	for _, s := range sources(t) {
		file := strings.TrimSuffix(strings.TrimSuffix(s.path[strings.LastIndex(s.path, "/")+1:], ".go"), "_test")
		assert.NotContains(t, drawers, file, "%s: name of the file", s.path)
		assert.NotContains(t, drawers, strings.TrimSuffix(s.Name.Name, "_test"), "%s: name of the package", s.path)
	}
}

// startsGoroutines are the folders in which a go statement may stand. Everything
// else is sequential, and can be read from top to bottom.
var startsGoroutines = []string{
	"grader/internal/class", "grader/internal/run", "grader/internal/sandbox", "grader/internal/watch", "grader/explore", "exercises", "solutions",
}

func TestCallsThatBelongElsewhere(t *testing.T) {
	for _, s := range sources(t) {
		ast.Inspect(s.File, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				if !slices.ContainsFunc(startsGoroutines, func(top string) bool { return within(s.folder(), top) }) {
					t.Errorf("%s: starts a goroutine; only %s do", s.at(n), strings.Join(startsGoroutines, ", "))
				}
			case *ast.CallExpr:
				if problem := misplaced(s, n); problem != "" {
					t.Errorf("%s: %s", s.at(n), problem)
				}
			}
			return true
		})
	}
}

// misplaced says why a call may not stand in a file, or "".
func misplaced(s source, call *ast.CallExpr) string {
	pkg, name := calls(call)
	switch {
	case pkg == "os" && name == "Exit" && !s.isTest() && s.Name.Name != "main" && !within(s.folder(), "grader/explore"):
		return "os.Exit outside main cannot be tested"
	case pkg == "time" && name == "Sleep" && s.isTest() && within(s.folder(), "grader/internal"):
		return "time.Sleep makes a test slow or wrong; use a synctest bubble"
	case (pkg == "assert" || pkg == "require") && s.isTest() && lacksMessage(name, len(call.Args)):
		return pkg + "." + name + " without a message does not say what was called"
	}
	return ""
}

func calls(call *ast.CallExpr) (pkg, name string) {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return "", ""
	}
	x, ok := sel.X.(*ast.Ident)
	if !ok {
		return "", ""
	}
	return x.Name, sel.Sel.Name
}

// withoutMessage is how many arguments testify's functions have at least. One
// that is not here takes three.
var withoutMessage = map[string]int{
	"True": 2, "False": 2, "Nil": 2, "NotNil": 2, "NoError": 2, "Error": 2, "Empty": 2, "NotEmpty": 2, "Zero": 2, "NotZero": 2,
	"Panics": 2, "NotPanics": 2, "FileExists": 2, "NoFileExists": 2, "DirExists": 2, "NoDirExists": 2, "Positive": 2,
	"Fail": 2, "FailNow": 2, "New": 99, "InDelta": 4, "InEpsilon": 4, "WithinDuration": 4, "InDeltaSlice": 4, "Eventually": 4, "Never": 4,
}

func lacksMessage(name string, args int) bool {
	need, ok := withoutMessage[name]
	if !ok {
		need = 3
	}
	return need < 99 && args <= need
}

// A TODO in the repository is a question to a student. Ours are done or written
// down elsewhere.
func TestNoTODOLeft(t *testing.T) {
	for _, s := range sources(t) {
		if within(s.folder(), "exercises") && !s.isTest() {
			continue
		}
		for _, group := range s.Comments {
			for _, c := range group.List {
				text := strings.TrimLeft(strings.TrimPrefix(c.Text, "//"), " ")
				for _, mark := range []string{"TODO", "FIXME", "XXX"} {
					assert.False(t, strings.HasPrefix(text, mark), "%s: %s", s.at(c), strconv.Quote(text))
				}
			}
		}
	}
}
