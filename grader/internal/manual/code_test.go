package manual

import (
	"go/ast"
	"go/token"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// code is the text of declarations, as it stands in a file of the samples.
func (s *sample) code(t *testing.T, words []string) string {
	require.GreaterOrEqual(t, len(words), 2, "code FILE NAME…: %v", words)
	i := s.index(t, words[0])
	text := s.sources[s.pack.CompiledGoFiles[i]]
	var parts []string
	for _, name := range words[1:] {
		d := declaration(s.pack.Syntax[i], name)
		require.NotNil(t, d, "%s declares no %s", words[0], name)
		if f, ok := d.(*ast.FuncDecl); ok {
			assert.True(t, s.called[receiver(f)+f.Name.Name], "%s: no scenario calls %s", words[0], name)
		}
		from, to := s.pack.Fset.Position(begins(d)).Offset, s.pack.Fset.Position(d.End()).Offset
		parts = append(parts, string(text[from:to]))
	}
	return strings.Join(parts, "\n\n") + "\n"
}

// begins is where a declaration begins, its comment included.
func begins(d ast.Decl) token.Pos {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Doc != nil {
			return d.Doc.Pos()
		}
	case *ast.GenDecl:
		if d.Doc != nil {
			return d.Doc.Pos()
		}
	}
	return d.Pos()
}

// declaration finds what declares a name; "shelf.lend" is a method.
func declaration(file *ast.File, name string) ast.Decl {
	for _, d := range file.Decls {
		for _, declared := range names(d) {
			if declared == name {
				return d
			}
		}
	}
	return nil
}

func names(d ast.Decl) []string {
	var all []string
	switch d := d.(type) {
	case *ast.FuncDecl:
		return []string{receiver(d) + d.Name.Name}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				all = append(all, spec.Name.Name)
			case *ast.ValueSpec:
				for _, id := range spec.Names {
					all = append(all, id.Name)
				}
			}
		}
	}
	return all
}

// receiver is the type that a method belongs to, with a dot.
func receiver(f *ast.FuncDecl) string {
	if f.Recv == nil {
		return ""
	}
	of := f.Recv.List[0].Type
	if pointer, ok := of.(*ast.StarExpr); ok {
		of = pointer.X
	}
	return of.(*ast.Ident).Name + "."
}
