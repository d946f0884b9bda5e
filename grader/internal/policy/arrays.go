package policy

import (
	"cmp"
	"go/ast"
	"go/constant"
	"go/types"
	"slices"
)

// arraysRule refuses values of more than 100 000 elements whose size stands in
// the source: arrays, structs that hold them, and list literals with a far
// index. The compiler lays them out before anything runs, and needs gigabytes
// for a line of code.
//
//	// WRONG
//	var seats [1 << 30]string
//	list := []int{1 << 30: 0}
//
//	// RIGHT
//	seats := make([]string, n)
var arraysRule = Rule{
	Name: "arrays",
	Check: func(p *Pass) {
		c := &census{words: make(map[types.Type]int64)}
		for _, at := range typed(p) {
			if c.count(p.Info.TypeOf(at)) > mostElements {
				p.Reportf(at.Pos(), "this holds more than %d elements; make a slice when it is needed", int64(mostElements))
				return
			}
		}
		for n := range ast.Preorder(p.File) {
			if list, ok := n.(*ast.CompositeLit); ok && isList(p.Info.TypeOf(list)) {
				checkIndexes(p, list)
			}
		}
	},
}

const mostElements = 100_000

// typed lists the expressions of which types are known, in the file's order, a
// part before the whole: where an array is declared, not where it is used.
func typed(p *Pass) []ast.Expr {
	var all []ast.Expr
	for e, tv := range p.Info.Types {
		if tv.Type != nil {
			all = append(all, e)
		}
	}
	slices.SortFunc(all, func(a, b ast.Expr) int {
		return cmp.Or(cmp.Compare(a.Pos(), b.Pos()), cmp.Compare(a.End(), b.End()))
	})
	return all
}

func isList(t types.Type) bool {
	if t == nil {
		return false
	}
	switch t.Underlying().(type) {
	case *types.Slice, *types.Array:
		return true
	}
	return false
}

func checkIndexes(p *Pass, list *ast.CompositeLit) {
	for _, element := range list.Elts {
		pair, ok := element.(*ast.KeyValueExpr)
		if ok && far(p.Info.Types[pair.Key].Value) {
			p.Reportf(pair.Pos(), "this makes a list of more than %d elements; make a slice when it is needed", int64(mostElements))
		}
	}
}

func far(index constant.Value) bool {
	if index == nil {
		return false
	}
	n, exact := constant.Int64Val(constant.ToInt(index))
	return !exact || n > mostElements
}

// A census counts the elements that values of a type hold without any pointer
// in between.
type census struct {
	words map[types.Type]int64
}

func (c *census) count(t types.Type) int64 {
	if t == nil {
		return 0
	}
	if n, known := c.words[t]; known {
		return n
	}
	c.words[t] = 1 // a type that holds itself is an error of its own
	n := int64(1)
	switch u := t.Underlying().(type) {
	case *types.Array:
		n = times(u.Len(), c.count(u.Elem()))
	case *types.Struct:
		n = 0
		for f := range u.Fields() {
			n = min(n+c.count(f.Type()), mostElements+1)
		}
	}
	c.words[t] = n
	return n
}

// times stops counting where nobody needs to know any more.
func times(a, b int64) int64 {
	if b > 0 && a > mostElements/b {
		return mostElements + 1
	}
	return a * b
}
