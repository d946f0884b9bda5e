package main

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
)

// An edit makes a Go file that does the same as before and is linked into another
// binary. Neither a comment nor a function that nobody calls would do: the linker
// leaves them out, and go test finds the result of its tests in its cache.
type edit func(source, words string) (string, error)

// changed gives some function a panic that never happens, on lines of its own.
func changed(source, words string) (string, error) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "", source, 0)
	if err != nil {
		return "", err
	}
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || f.Body == nil || !f.Name.IsExported() {
			continue
		}
		if name := pointer(f); name != "" {
			at := fset.Position(f.Body.Lbrace).Offset + 1
			return fmt.Sprintf("%s\n\tif %s == nil {\n\t\tpanic(%q)\n\t}\n%s", source[:at], name, words, source[at:]), nil
		}
	}
	return "", errors.New("no exported function has a pointer")
}

// reshaped changes a type besides, so that whoever imports the package is compiled
// once more.
func reshaped(source, words string) (string, error) {
	source, err := changed(source, words)
	if err != nil {
		return "", err
	}
	const head = " struct {\n"
	before, after, ok := strings.Cut(source, head)
	if !ok {
		return "", errors.New("no struct has a field")
	}
	return fmt.Sprintf("%s%s\t_ struct{} %q\n%s", before, head, words, after), nil
}

// pointer is the name of a receiver or parameter that is a pointer; "" if there
// is none.
func pointer(f *ast.FuncDecl) string {
	fields := f.Type.Params.List
	if f.Recv != nil {
		fields = append(f.Recv.List, fields...)
	}
	for _, field := range fields {
		if _, ok := field.Type.(*ast.StarExpr); ok && len(field.Names) > 0 && field.Names[0].Name != "_" {
			return field.Names[0].Name
		}
	}
	return ""
}
