package policy

import (
	"go/ast"
	"go/token"
	"strconv"
)

// complexityRule refuses code that is small to write and enormous to read for a
// compiler: expressions nested hundreds deep, and text constants that double
// and double again.
//
//	// WRONG
//	const a = "0123456789"
//	const b = a + a + a + a + a + a + a + a
//	const c = b + b + b + b + b + b + b + b // … and so on
//
//	// RIGHT
//	text := strings.Repeat("0123456789", n)
var complexityRule = Rule{
	Name:  "complexity",
	Early: true,
	Check: func(p *Pass) {
		if n := deepest(p.File); n != nil {
			p.Reportf(n.Pos(), "this is nested more than %d deep; give parts of it names", mostDepth)
			return
		}
		checkConstants(p)
	},
}

const (
	mostDepth = 200     // people write 30
	mostText  = 1 << 20 // bytes of a constant; the file has at most 1/16 of that
)

// deepest is the first node that lies too deep, or nil.
func deepest(file *ast.File) ast.Node {
	var found ast.Node
	depth := 0
	ast.Inspect(file, func(n ast.Node) bool {
		if n == nil {
			depth--
			return true
		}
		depth++
		if depth > mostDepth && found == nil {
			found = n
		}
		return found == nil || depth <= mostDepth
	})
	return found
}

// checkConstants adds up how long the text of each constant can be, by the
// lengths of the literals and of the constants that it names. Names count
// wherever they are declared: too many rather than too few.
func checkConstants(p *Pass) {
	specs := make(map[string][]ast.Expr)
	for n := range ast.Preorder(p.File) {
		d, ok := n.(*ast.GenDecl)
		if !ok || d.Tok != token.CONST {
			continue
		}
		var values []ast.Expr // of the specification above, if one has none
		for _, spec := range d.Specs {
			s := spec.(*ast.ValueSpec)
			if len(s.Values) > 0 {
				values = s.Values
			}
			for _, name := range s.Names {
				specs[name.Name] = append(specs[name.Name], values...)
			}
		}
	}
	m := &measure{specs: specs, lengths: make(map[string]int)}
	for n := range ast.Preorder(p.File) {
		if e, ok := n.(*ast.BinaryExpr); ok && m.length(e) > mostText {
			p.Reportf(e.Pos(), "this text could be more than %d bytes long, and the compiler would have to write it out; build it when it is needed, with strings.Repeat", mostText)
			return
		}
	}
}

// A measure knows how long constants are.
type measure struct {
	specs   map[string][]ast.Expr // what the constants of a name are declared as
	lengths map[string]int
}

// length is at least how long the text of an expression is, or any number above
// mostText.
func (m *measure) length(e ast.Expr) int {
	total := 0
	for n := range ast.Preorder(e) {
		switch n := n.(type) {
		case *ast.FuncLit:
			return 0 // no constant, and looked into by itself
		case *ast.BasicLit:
			total += literal(n)
		case *ast.Ident:
			total += m.constant(n.Name)
		}
		if total > mostText {
			return total
		}
	}
	return total
}

func literal(lit *ast.BasicLit) int {
	text, err := strconv.Unquote(lit.Value)
	if err != nil || lit.Kind != token.STRING {
		return 0
	}
	return len(text)
}

func (m *measure) constant(name string) int {
	if n, known := m.lengths[name]; known {
		return n
	}
	m.lengths[name] = 0 // a constant that needs itself is an error of its own
	for _, value := range m.specs[name] {
		m.lengths[name] = max(m.lengths[name], m.length(value))
	}
	return m.lengths[name]
}
