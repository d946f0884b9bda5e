package main

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
)

// changed is a Go file that does the same as before and is linked into another
// binary. Neither a comment nor a function that nobody calls would do: the
// linker leaves them out, and go test finds the result of its tests in its
// cache. So some function is given a panic that never happens.
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
			return fmt.Sprintf("%s if %s == nil { panic(%q) }; %s", source[:at], name, words, source[at:]), nil
		}
	}
	return "", errors.New("no exported function has a pointer")
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
