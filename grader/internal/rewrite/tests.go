package rewrite

import (
	"go/ast"
	"go/types"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"
)

const testingPath = "testing"

// testKind is what the go command takes a function for, by the type of its
// parameter: "T", "B", "F", "M" or, for any other function, "".
func (f *file) testKind(n *ast.FuncDecl) string {
	if !f.tests || n.Recv != nil || n.Body == nil || !strings.HasSuffix(filepath.Base(f.tok.Name()), "_test.go") {
		return ""
	}
	for kind, begin := range map[string]string{"T": "Test", "B": "Benchmark", "F": "Fuzz", "M": "TestMain"} {
		if begins(n.Name.Name, begin) && f.takes(n, kind) {
			return kind
		}
	}
	return ""
}

// begins is how the go command tells TestX from Testify.
func begins(name, with string) bool {
	rest, ok := strings.CutPrefix(name, with)
	first, _ := utf8.DecodeRuneInString(rest)
	return ok && (rest == "" || !unicode.IsLower(first))
}

// takes reports whether the only parameter of a function is a pointer to that
// type of package testing.
func (f *file) takes(n *ast.FuncDecl, kind string) bool {
	function, ok := f.Info.Defs[n.Name].(*types.Func)
	if !ok || function.Signature().Params().Len() != 1 {
		return false
	}
	pointer, ok := function.Signature().Params().At(0).Type().(*types.Pointer)
	if !ok {
		return false
	}
	named, ok := pointer.Elem().(*types.Named)
	return ok && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == testingPath && named.Obj().Name() == kind
}

// test keeps a test the function that the go command looks for, and makes what
// was in it a scenario. What is no test stays in the binary, not to leave its
// imports unused, and is never run.
func (f *file) test(n *ast.FuncDecl, kind string) text {
	head := "(" + prefix + "t *" + prefix + "testing." + kind + ") { "
	body := join(words("func"), f.copied(n.Type.Params.Pos(), n.Type.Params.End()), words(" "), f.node(n.Body))
	switch kind {
	case "T":
		return join(
			f.copied(n.Pos(), n.Name.End()), words(head+prefix+"explore.Test("+prefix+"t, "), body, words(") }"))
	case "M":
		f.refusef(n, "TestMain runs once, but the explorer runs every test many times: move what it does into the tests")
		return nil
	}
	return join(f.copied(n.Pos(), n.Name.End()), words(head+"_ = "), body, words(" }"))
}

// testImports are what the functions of [file.test] need.
func (f *file) testImports() text {
	var kinds string
	for _, d := range f.syntax.Decls {
		if n, ok := d.(*ast.FuncDecl); ok {
			kinds += f.testKind(n)
		}
	}
	var all string
	if kinds != "" {
		all += "; import " + prefix + "testing \"testing\""
	}
	if strings.Contains(kinds, "T") {
		all += "; import " + prefix + "explore \"" + explorePath + "\""
	}
	return words(all)
}

// Tests lists the tests of a package in the order of its files.
func Tests(p Package) []string {
	var names []string
	u := &unit{Package: p}
	for _, syntax := range p.Files {
		f := &file{unit: u, syntax: syntax, tok: p.Fset.File(syntax.Package), tests: true}
		for _, d := range syntax.Decls {
			if n, ok := d.(*ast.FuncDecl); ok && f.testKind(n) == "T" {
				names = append(names, n.Name.Name)
			}
		}
	}
	return names
}

// untestable are functions that do something to the whole process, which
// outlives a schedule, or that the double of package testing does not have.
var untestable = map[string]string{
	"(*testing.common).Setenv":                       "changes the whole process, but the explorer runs the test many times in one",
	"(*testing.T).Setenv":                            "changes the whole process, but the explorer runs the test many times in one",
	"(*testing.common).Chdir":                        "changes the whole process, but the explorer runs the test many times in one",
	"(*testing.T).Chdir":                             "changes the whole process, but the explorer runs the test many times in one",
	"(*testing.common).ArtifactDir":                  "keeps files, but the explorer runs the test many times",
	"testing.AllocsPerRun":                           measured,
	"testing.Benchmark":                              measured,
	"testing.Coverage":                               measured,
	"testing.Main":                                   "runs tests where the explorer cannot see them",
	"testing.MainStart":                              "runs tests where the explorer cannot see them",
	"testing.RunTests":                               "runs tests where the explorer cannot see them",
	"runtime.NumGoroutine":                           "also counts the goroutines of the explorer, which reports every goroutine that is left behind",
	"os.Exit":                                        "ends the process, and all other tests with it",
	"go.uber.org/goleak.VerifyNone":                  "also sees the goroutines of the explorer, which reports every goroutine that is left behind: leave it out",
	"go.uber.org/goleak.Find":                        "also sees the goroutines of the explorer, which reports every goroutine that is left behind: leave it out",
	"github.com/stretchr/testify/assert.Eventually":  polls,
	"github.com/stretchr/testify/require.Eventually": polls,
	"github.com/stretchr/testify/assert.Never":       polls,
	"github.com/stretchr/testify/require.Never":      polls,
	"net/http.Serve":                                 serves,
	"net/http.ListenAndServe":                        serves,
	"(*net/http.Server).Serve":                       serves,
	"(*net/http.Server).ListenAndServe":              serves,
	"net/http/httptest.NewServer":                    serves,
	"net/http/httptest.NewTLSServer":                 serves,
	"net/http/httptest.NewUnstartedServer":           serves,
	"io.Pipe":                                        "waits where the explorer cannot see it; use a channel",
	"net.Pipe":                                       "waits where the explorer cannot see it; use a channel",
}

const (
	measured = "measures something that has no meaning under the explorer"
	polls    = "starts goroutines and looks at the real clock, where the explorer cannot see it"
	serves   = "calls handlers on goroutines that the explorer cannot see"
)
