package rewrite

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// selection turns a select into a switch over the number of the case that was
// served. Break, labels and the rule that a function must end in a terminating
// statement keep their meaning, since a switch has the same.
func (f *file) selection(n *ast.SelectStmt) text {
	if len(n.Body.List) == 0 {
		return join(
			at(n.Select, "for"), f.copied(n.Select+6, n.Body.Lbrace+1),
			words(" "+prefix+".Block();"), f.copied(n.Body.Lbrace+1, n.End()))
	}
	comms := f.comms(n)
	out := join(
		f.selectHead(n, comms),
		f.copied(n.Select+6, n.Body.Lbrace+1),
		words(` default: panic("unreachable");`),
	)
	from := n.Body.Lbrace + 1
	for _, c := range comms {
		out = append(out, f.copied(from, c.clause.Pos())...)
		out = append(out, f.clause(c)...)
		from = c.clause.End()
	}
	return append(out, f.copied(from, n.End())...)
}

// A comm is one clause of a select.
type comm struct {
	clause *ast.CommClause
	number int    // of the case; -1 for default
	name   string // of the variable that holds the case; "" for default
}

func (f *file) comms(n *ast.SelectStmt) []comm {
	var all []comm
	number := 0
	for _, s := range n.Body.List {
		c := comm{clause: s.(*ast.CommClause), number: -1}
		if c.clause.Comm != nil {
			c.number, c.name = number, f.name("c")
			number++
		}
		all = append(all, c)
	}
	return all
}

// selectHead evaluates the operands of all cases in source order, then selects.
func (f *file) selectHead(n *ast.SelectStmt, comms []comm) text {
	var names, served []string
	var cases []text
	for _, c := range comms {
		if c.name == "" {
			continue
		}
		names, cases = append(names, c.name), append(cases, f.operands(c.clause.Comm))
		if _, sends := c.clause.Comm.(*ast.SendStmt); sends {
			served = append(served, c.name)
		} else {
			served = append(served, c.name+".Case")
		}
	}
	hasDefault := len(names) < len(comms)
	if len(names) == 0 {
		return at(n.Select, "switch "+prefix+".Select(true)")
	}
	return join(
		at(n.Select, "switch "+strings.Join(names, ", ")+" := "),
		list(cases),
		at(n.Select, fmt.Sprintf("; %s.Select(%t, %s)", prefix, hasDefault, strings.Join(served, ", "))),
	)
}

// operands is what a case evaluates before the select waits.
func (f *file) operands(s ast.Stmt) text {
	if send, ok := s.(*ast.SendStmt); ok {
		return join(
			words(prefix+".W("), f.node(send.Chan), words(")("), f.node(send.Value), words(")"))
	}
	return join(words(prefix+".R("), f.node(received(s).X), words(")"))
}

// received is the receive operation of a case.
func received(s ast.Stmt) *ast.UnaryExpr {
	var e ast.Expr
	switch s := s.(type) {
	case *ast.ExprStmt:
		e = s.X
	case *ast.AssignStmt:
		e = s.Rhs[0]
	}
	return ast.Unparen(e).(*ast.UnaryExpr)
}

// clause is one case of the switch. What it assigns to is evaluated only here,
// after the value has come.
func (f *file) clause(c comm) text {
	var start text
	if s, ok := c.clause.Comm.(*ast.AssignStmt); ok {
		start = f.arrived(s, c.name)
	}
	return join(
		at(c.clause.Case, fmt.Sprintf("case %d:", c.number)),
		start,
		f.between(c.clause.Colon+1, c.clause.End(), nodes(c.clause.Body)...),
	)
}

func (f *file) arrived(s *ast.AssignStmt, name string) text {
	values := []text{words(prefix + ".V(" + name + ")"), words(name + ".Case.OK")}[:len(s.Lhs)]
	if s.Tok == token.DEFINE {
		return join(
			words(" "), f.copied(s.Lhs[0].Pos(), s.Lhs[len(s.Lhs)-1].End()), words(" := "), list(values), words(";"))
	}
	if len(s.Lhs) == 2 && !blank(s.Lhs[1]) && !types.Identical(f.Info.TypeOf(s.Lhs[1]), types.Typ[types.Bool]) {
		// A comparison is an untyped boolean, as the second value of a receive is.
		values[1] = words(name + ".Case.OK == true")
	}
	return f.store(s.Lhs, values)
}
