package check

import (
	"fmt"
	"go/ast"
	"go/token"
)

// A piece is a declaration of the solution that may be kept.
type piece struct {
	names []string
	recv  string // of a method: its type
	text  string
	uses  map[string]bool // every identifier in it
}

// without returns the declarations that the case does not replace.
func (s *source) without(over *source) ([]piece, error) {
	gone := over.declared()
	var kept []piece
	for _, decl := range s.tree.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			if !gone[key(d)] {
				kept = append(kept, piece{
					names: []string{d.Name.Name}, recv: receiver(d), uses: identifiers(d),
					text: s.slice(start(d.Doc, d.Pos()), d.End()),
				})
			}
		case *ast.GenDecl:
			pieces, err := s.specs(d, gone)
			if err != nil {
				return nil, err
			}
			kept = append(kept, pieces...)
		}
	}
	return kept, nil
}

// specs takes a group of declarations apart, so that each can be replaced alone.
// Constants stay together, for one may continue the count of another.
func (s *source) specs(d *ast.GenDecl, gone map[string]bool) ([]piece, error) {
	var kept []piece
	var all []string
	for _, spec := range d.Specs {
		names := specNames(spec)
		replaced := 0
		for _, name := range names {
			if gone[name] {
				replaced++
			}
		}
		all = append(all, names...)
		switch {
		case replaced == len(names): // imports have no names
			continue
		case replaced > 0:
			return nil, fmt.Errorf("merge with the solution: replace all of %v or none", names)
		}
		doc := start(specDoc(spec), spec.Pos())
		text := s.slice(doc, spec.Pos()) + d.Tok.String() + " " + s.slice(spec.Pos(), spec.End())
		if !d.Lparen.IsValid() {
			text = s.slice(start(d.Doc, d.Pos()), d.End())
		}
		kept = append(kept, piece{names: names, uses: identifiers(spec), text: text})
	}
	if d.Tok != token.CONST || !d.Lparen.IsValid() || len(kept) == 0 {
		return kept, nil
	}
	if len(kept) < len(d.Specs) {
		return nil, fmt.Errorf("merge with the solution: replace all constants of the group with %s or none", all[0])
	}
	return []piece{{names: all, uses: identifiers(d), text: s.slice(start(d.Doc, d.Pos()), d.End())}}, nil
}

func specDoc(spec ast.Spec) *ast.CommentGroup {
	switch s := spec.(type) {
	case *ast.TypeSpec:
		return s.Doc
	case *ast.ValueSpec:
		return s.Doc
	}
	return nil
}

// start is where a declaration begins, its comment included.
func start(doc *ast.CommentGroup, pos token.Pos) token.Pos {
	if doc != nil {
		return doc.Pos()
	}
	return pos
}

func identifiers(n ast.Node) map[string]bool {
	names := make(map[string]bool)
	for n := range ast.Preorder(n) {
		if id, ok := n.(*ast.Ident); ok {
			names[id.Name] = true
		}
	}
	return names
}

// living drops what only replaced declarations needed: the solution's worker
// does not compile with the case's Executor, and nobody calls it any more. A
// piece lives if it is exported or if its name is used by one that lives.
func living(pieces []piece, over *source) []piece {
	used := identifiers(over.tree)
	lives := make([]bool, len(pieces))
	for grew := true; grew; {
		grew = false
		for i, p := range pieces {
			if lives[i] || !p.wanted(used) {
				continue
			}
			lives[i], grew = true, true
			for name := range p.uses {
				used[name] = true
			}
		}
	}
	var kept []piece
	for i, p := range pieces {
		if lives[i] {
			kept = append(kept, p)
		}
	}
	return kept
}

func (p piece) wanted(used map[string]bool) bool {
	if p.recv != "" {
		name := p.names[0]
		return (ast.IsExported(p.recv) || used[p.recv]) && (ast.IsExported(name) || used[name])
	}
	for _, name := range p.names {
		if ast.IsExported(name) || name == "_" || used[name] {
			return true
		}
	}
	return false
}
