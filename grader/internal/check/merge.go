package check

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// merge completes a case with the declarations of the solution that it neither
// replaces nor makes superfluous, and with the imports that those need.
//
// The case's own lines stay where they are: the imports go behind the package
// clause, on its line, and the declarations go to the end. So a refusal or a
// trace names the line that the case's author sees.
func merge(solution, overlay []byte) ([]byte, error) {
	base, err := parse("solution", solution)
	if err != nil {
		return nil, err
	}
	over, err := parse("case", overlay)
	if err != nil {
		return nil, err
	}
	kept, err := base.without(over)
	if err != nil {
		return nil, err
	}
	kept = living(kept, over)
	at := over.offset(over.tree.Name.End())
	var out bytes.Buffer
	out.Write(overlay[:at])
	for _, spec := range missing(base, over, kept) {
		fmt.Fprintf(&out, "; import %s", spec)
	}
	out.Write(overlay[at:])
	for _, p := range kept {
		fmt.Fprintf(&out, "\n%s\n", p.text)
	}
	return out.Bytes(), nil
}

// A source is one parsed file.
type source struct {
	text []byte
	fset *token.FileSet
	tree *ast.File
}

func parse(name string, text []byte) (*source, error) {
	s := &source{text: text, fset: token.NewFileSet()}
	var err error
	s.tree, err = parser.ParseFile(s.fset, name, text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, fmt.Errorf("merge with the solution: %w", err)
	}
	return s, nil
}

func (s *source) offset(pos token.Pos) int { return s.fset.PositionFor(pos, false).Offset }

func (s *source) slice(from, to token.Pos) string {
	return string(s.text[s.offset(from):s.offset(to)])
}

// declared are the names that a file declares, methods as "Type.Method".
func (s *source) declared() map[string]bool {
	names := make(map[string]bool)
	for _, decl := range s.tree.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			names[key(d)] = true
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				for _, id := range specNames(spec) {
					names[id] = true
				}
			}
		}
	}
	delete(names, "_")
	return names
}

func key(f *ast.FuncDecl) string {
	if recv := receiver(f); recv != "" {
		return recv + "." + f.Name.Name
	}
	return f.Name.Name
}

// receiver is the name of the type that a method belongs to; "" for a function.
func receiver(f *ast.FuncDecl) string {
	if f.Recv == nil || len(f.Recv.List) != 1 {
		return ""
	}
	x := f.Recv.List[0].Type
	for {
		switch t := x.(type) {
		case *ast.StarExpr:
			x = t.X
		case *ast.ParenExpr:
			x = t.X
		case *ast.IndexExpr:
			x = t.X
		case *ast.IndexListExpr:
			x = t.X
		case *ast.Ident:
			return t.Name
		default:
			return ""
		}
	}
}

func specNames(spec ast.Spec) []string {
	switch s := spec.(type) {
	case *ast.TypeSpec:
		return []string{s.Name.Name}
	case *ast.ValueSpec:
		var names []string
		for _, id := range s.Names {
			names = append(names, id.Name)
		}
		return names
	}
	return nil
}

// missing lists the solution's imports that kept pieces use and the case does
// not have, as they are written.
func missing(base, over *source, kept []piece) []string {
	has := make(map[string]bool)
	for _, spec := range over.tree.Imports {
		has[spec.Path.Value] = true
	}
	used := make(map[string]bool)
	for _, p := range kept {
		for name := range p.uses {
			used[name] = true
		}
	}
	var specs []string
	for _, spec := range base.tree.Imports {
		if !has[spec.Path.Value] && used[importName(spec)] {
			specs = append(specs, strings.TrimSpace(base.slice(spec.Pos(), spec.Path.End())))
		}
	}
	return specs
}

var major = regexp.MustCompile(`^v[0-9]+$`)

func importName(spec *ast.ImportSpec) string {
	if spec.Name != nil {
		return spec.Name.Name
	}
	p, _ := strconv.Unquote(spec.Path.Value) // the parser has checked it
	if major.MatchString(path.Base(p)) {
		p = path.Dir(p)
	}
	return path.Base(p)
}
