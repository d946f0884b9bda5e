package rewrite

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"golang.org/x/tools/txtar"
)

// A chooser picks a number below n. Choices come from a generator of random
// numbers, or from the bytes of a fuzz test.
type chooser interface{ IntN(n int) int }

var _ chooser = (*rand.Rand)(nil)

// generated is a file of n random functions and a list of them. They do what
// students' code does to memory and channels, with operands of every kind, and
// never panic or block.
func generated(c chooser, n int) []txtar.File {
	var s strings.Builder
	s.WriteString(prelude)
	var list []string
	for i := range n {
		fmt.Fprintf(&s, "\nfunc random%d() string {\n%s", i, opening)
		g := &generator{chooser: c, out: &s, depth: 1}
		g.block(8)
		s.WriteString(closing)
		list = append(list, fmt.Sprintf("random%d", i))
	}
	fmt.Fprintf(&s, "\nfunc init() { programs = append(programs, %s) }\n", strings.Join(list, ", "))
	return []txtar.File{{Name: "random.go", Data: []byte(s.String())}}
}

const prelude = `package main

import "fmt"

type part struct {
	depth int
	ok    yes
}

func (p part) value() int     { return p.depth }
func (p *part) address() *int { return &p.depth }

type record struct {
	*part
	n     int
	small int8
	fixed [4]int
	list  []int
	table map[string]int
	next  *record
	any   any
	ok    yes
	ch    chan int
	own   part
}

func pure(n int) int               { return n ^ 5 }
func both(n int) (int, any)        { return n + 1, n }
func same[T any](v T) T            { return v }
func (r *record) self() *record    { return r }
func (r record) copied(n int) int  { return r.n + n }

var global, global2 int
var array [4]int
`

const opening = `	r := &record{part: &part{}, list: []int{1, 2, 3, 4}, table: map[string]int{"a": 1}, ch: make(chan int, 1)}
	r.next = &record{part: &part{depth: 2}, n: 3, list: []int{4, 3, 2, 1}, table: map[string]int{}, ch: make(chan int, 1)}
	r.next.next = r
	x, y, z := 1, 2, 3
	var fixed [4]int
	var other record
	list, table := []int{5, 6, 7, 8}, map[string]int{"b": 2}
	var some any
	var ok yes
	p, q := &y, &other
	q.part, q.next, q.list, q.table, q.ch = r.part, r, list, table, r.ch
	capture := func() int { x++; fixed[x&3]++; return x }
	capture()
`

const closing = `	return fmt.Sprint(x, y, z, fixed, list, table, some, ok, *p, global, global2, array, other.n, other.own, other.fixed,
		r.n, r.small, r.fixed, r.list, r.table, r.any, r.ok, *r.part, r.next.n, r.next.list, r.next.table, r.next.depth)
}
`

type generator struct {
	chooser
	out   *strings.Builder
	depth int
	names int
}

func (g *generator) oneOf(all ...string) string { return all[g.IntN(len(all))] }

// place is something that an int can be stored in.
func (g *generator) place() string {
	switch g.IntN(4) {
	case 0:
		return g.oneOf("x", "y", "z", "global", "global2", "*p", "(x)", "*r.address()", "*(&y)")
	case 1:
		return g.record() + g.oneOf(".n", ".depth", ".part.depth", ".own.depth", ".next.n", ".fixed["+g.index()+"]", ".list["+g.index()+"]")
	case 2:
		return g.oneOf("fixed", "list", "array", "(&fixed)", "list[:]") + "[" + g.index() + "]"
	}
	return g.oneOf("table", "r.table", "other.table", "r.next.table") + "[" + g.key() + "]"
}

func (g *generator) record() string { return g.oneOf("r", "q", "other", "r.next", "r.self()", "(*r)") }
func (g *generator) index() string  { return "(" + g.number() + ")&3" }
func (g *generator) key() string    { return g.oneOf(`"a"`, `"b"`, `"c"`, `fmt.Sprint(`+g.number()+`&1)`) }

// number is an expression of type int.
func (g *generator) number() string {
	if g.depth++; g.depth > 5 {
		g.depth--
		return g.oneOf("1", "x", "y", "r.n")
	}
	defer func() { g.depth-- }()
	switch g.IntN(12) {
	case 0, 1, 2:
		return g.place()
	case 3:
		return g.number() + g.oneOf(" + ", " - ", "*", "&", "|", "^", "&^") + g.number()
	case 4:
		return "-" + g.oneOf("(", "int(", "pure(", "same[int](") + g.number() + ")"
	case 5:
		return g.oneOf("len(list)", "len(table)", "len(r.table)", "cap(r.list)", "len(fixed)", "len(r.ch)", "int(r.small)")
	case 6:
		return g.record() + g.oneOf(".value()", ".own.value()", ".copied("+g.number()+")", ".part.value()")
	case 7:
		return "[]int{" + g.number() + ", " + g.number() + "}[1]"
	case 8:
		return "func() int { return " + g.number() + " }()"
	case 9:
		return "map[int]int{1: " + g.number() + "}[1]"
	case 10:
		return "append(list[:1:1], " + g.number() + ")[1]"
	}
	return g.oneOf("3", "7", "'c'", "1<<3", "len(\"abc\")")
}

func (g *generator) condition() string {
	return g.number() + g.oneOf(" < ", " == ", " != ") + g.number()
}

func (g *generator) line(format string, args ...any) {
	fmt.Fprintf(g.out, strings.Repeat("\t", min(g.depth, 4))+format+"\n", args...)
}

func (g *generator) fresh() string {
	g.names++
	return fmt.Sprintf("v%d", g.names)
}

func (g *generator) block(n int) {
	for range n {
		if g.depth < 4 && g.IntN(3) == 0 {
			g.depth++
			g.compound()
			g.depth--
		} else {
			g.statement()
		}
	}
}

// statement is a simple one. A send comes right before the receive that it is
// for, with nothing between them that could send as well.
func (g *generator) statement() {
	switch g.IntN(14) {
	case 0, 1:
		g.line("%s = %s", g.place(), g.number())
	case 2:
		g.line("%s %s= %s", g.place(), g.oneOf("+", "-", "*", "|", "^", "&^", "&"), g.number())
	case 3:
		g.line("%s%s", g.place(), g.oneOf("++", "--"))
	case 4:
		g.line("r.small %s= int8(%s)", g.oneOf("+", "-", ""), g.number())
	case 5:
		g.line("%s, %s = %s, %s", g.oneOf("x", "y", "r.n", "_"), g.oneOf("z", "global", "r.next.n", "*p"), g.number(), g.number())
	case 6:
		g.line("%s, %s = both(%s)", g.oneOf("x", "z", "r.n", "_"), g.oneOf("some", "r.any", "_"), g.number())
	case 7:
		g.line("%s, %s = %s[%s]", g.oneOf("x", "z", "r.n", "_"), g.oneOf("ok", "r.ok", "r.any", "_"), g.oneOf("table", "r.table"), g.key())
	case 8:
		g.line("r.ch <- %s\n%s %s= <-r.ch", g.number(), g.place(), g.oneOf("", "+", "-"))
	case 9:
		g.line("r.ch <- %s\n%s, %s = <-r.ch", g.number(), g.oneOf("x", "r.n", "some"), g.oneOf("ok", "r.ok", "r.any", "_"))
	case 10:
		g.line("%s, %s = %s.(int)", g.oneOf("x", "r.n"), g.oneOf("ok", "r.ok", "_"), g.oneOf("some", "r.any"))
	case 11:
		g.line("delete(%s, %s)", g.oneOf("table", "r.table"), g.key())
	case 12:
		g.line("list[%s], r.list[%s] = r.list[%s], %s", g.index(), g.index(), g.index(), g.number())
	default:
		v := g.fresh()
		g.line("%s := int(%s); some = %s", v, g.number(), v)
	}
}

// compound is a statement with a body. Loops over maps add up what they find,
// since they come by it in any order.
func (g *generator) compound() {
	v, w := g.fresh(), g.fresh()
	switch g.IntN(9) {
	case 0:
		g.line("if %s, some = both(%s); %s {", g.oneOf("x", "r.n"), g.number(), g.condition())
	case 1:
		g.line("for %s := 0; %s < 3; %s++ {\nz += %s", v, v, v, v)
	case 2:
		g.line("for %s, %s := range %s {\nz += %s*%s", v, w, g.oneOf("list", "fixed", "r.list", "r.fixed", "&array", "array[1:]"), v, w)
	case 3:
		g.line("for _, %s := range %s {\nz += %s\nbreak", v, g.oneOf(`map[string]int{"k": 1}`, `map[int]int{2: 2}`), v)
	case 4:
		g.line("for %s = range %s {", g.oneOf("x", "r.n", "table[\"c\"]"), g.oneOf("2", "list[:2]", "fixed"))
	case 5:
		g.line("r.ch <- %s\nselect {\ncase %s = <-r.ch:", g.number(), g.place())
	case 6:
		g.line("r.ch <- %s\nselect {\ncase %s, %s = <-r.ch:", g.number(), g.oneOf("x", "r.n"), g.oneOf("ok", "r.ok"))
	case 7:
		g.line("func() {\n%s := int(%s)\ndefer func() { %s++; z = %s }()", v, g.number(), v, v)
		g.block(2)
		g.line("}()")
		return
	default:
		g.line("switch %s := int(%s); %s & 1 {\ncase %s:", v, g.number(), v, g.number())
	}
	g.block(2)
	g.line("}")
}
