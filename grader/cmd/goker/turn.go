package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// turn writes every kernel of a folder into another one as a test, and returns
// their names.
func turn(from, to string) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(from, "*.go"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no kernels in %s: this Go has none (%w)", from, err)
	}
	var names []string
	tests := bytes.NewBufferString("package goker\n\nimport \"testing\"\n\nfunc register(string, func()) {}\n\nconst yieldCount = 10\n")
	for _, file := range files {
		if filepath.Base(file) == "main.go" {
			continue
		}
		text, name, err := kernel(file)
		if err != nil {
			return nil, fmt.Errorf("turn %s into a test: %w", filepath.Base(file), err)
		}
		names = append(names, name)
		fmt.Fprintf(tests, "\nfunc Test%s(*testing.T) { %[1]s() }\n", name)
		if err := os.WriteFile(filepath.Join(to, filepath.Base(file)), text, 0o644); err != nil {
			return nil, err
		}
	}
	if err := os.WriteFile(filepath.Join(to, "go.mod"), []byte("module goker\n\ngo 1.26\n"), 0o644); err != nil {
		return nil, err
	}
	return names, os.WriteFile(filepath.Join(to, "goker_test.go"), tests.Bytes(), 0o644)
}

// A change replaces a piece of a file.
type change struct {
	from, to int
	with     string
}

// kernel returns the text of a kernel without the profiler and with one copy of
// the bug, and the name of its function. Every line stays where it is.
func kernel(file string) (text []byte, name string, err error) {
	source, err := os.ReadFile(file)
	if err != nil {
		return nil, "", err
	}
	set := token.NewFileSet()
	tree, err := parser.ParseFile(set, file, source, 0)
	if err != nil {
		return nil, "", err
	}
	at := func(pos token.Pos) int { return set.Position(pos).Offset }
	changes := []change{{at(tree.Name.Pos()), at(tree.Name.End()), "goker"}}
	ast.Inspect(tree, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			if p := n.Path.Value; p == `"runtime/pprof"` || p == `"os"` {
				changes = append(changes, change{at(n.Pos()), at(n.End()), "_ " + p})
			}
		case *ast.AssignStmt:
			if mentions(n.Lhs[0], "prof") {
				changes = append(changes, change{at(n.Pos()), at(n.End()), ""})
			}
		case *ast.ExprStmt:
			if mentions(n, "prof") {
				changes = append(changes, change{at(n.Pos()), at(n.End()), ""})
			}
		case *ast.FuncDecl:
			if registered(tree, n.Name.Name) {
				name = n.Name.Name
				changes = append(changes, copies(n, at)...)
			}
		}
		return true
	})
	if name == "" {
		return nil, "", fmt.Errorf("it registers no function")
	}
	return apply(source, changes), name, nil
}

// copies makes the loops at the top of a kernel's function, which start many of
// it, turn once; or twice, where the copies are told their numbers and so are not
// all alike.
func copies(f *ast.FuncDecl, at func(token.Pos) int) []change {
	var all []change
	for _, s := range f.Body.List {
		loop, ok := s.(*ast.ForStmt)
		if !ok {
			continue
		}
		condition := "i < 1"
		for _, s := range loop.Body.List {
			if start, ok := s.(*ast.GoStmt); ok && len(start.Call.Args) > 0 && mentions(start.Call.Args[0], "i") {
				condition = "i < 2"
			}
		}
		all = append(all, change{at(loop.Cond.Pos()), at(loop.Cond.End()), condition})
	}
	return all
}

// registered reports whether the file's init function hands the function of that
// name to be run.
func registered(tree *ast.File, name string) bool {
	for n := range ast.Preorder(tree) {
		if call, ok := n.(*ast.CallExpr); ok && mentions(call.Fun, "register") {
			return mentions(call.Args[1], name)
		}
	}
	return false
}

func mentions(n ast.Node, name string) bool {
	for n := range ast.Preorder(n) {
		if id, ok := n.(*ast.Ident); ok && id.Name == name {
			return true
		}
	}
	return false
}

// apply carries out changes that do not overlap.
func apply(source []byte, changes []change) []byte {
	slices.SortFunc(changes, func(a, b change) int { return a.from - b.from })
	var out bytes.Buffer
	done := 0
	for _, c := range changes {
		out.Write(source[done:c.from])
		out.WriteString(c.with)
		out.WriteString(strings.Repeat("\n", bytes.Count(source[c.from:c.to], []byte("\n"))-strings.Count(c.with, "\n")))
		done = c.to
	}
	out.Write(source[done:])
	return out.Bytes()
}
