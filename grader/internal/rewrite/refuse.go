package rewrite

import (
	"fmt"
	"go/ast"
	"go/types"
	"go/version"
	"path/filepath"
	"strings"

	"interleave/grader"
)

// oldest is the language version that rewritten text needs: it ranges over
// functions, and gives every turn of a loop its own variables.
const oldest = "go1.23"

// refusef notes that the node cannot be rewritten soundly.
func (f *file) refusef(n ast.Node, format string, args ...any) {
	p := f.Fset.Position(n.Pos())
	f.refusals = append(f.refusals, grader.Refusal{
		Rule:    "rewrite",
		File:    filepath.Base(p.Filename),
		Line:    p.Line,
		Column:  p.Column,
		Message: fmt.Sprintf(format, args...),
	})
}

// refuse looks for what the explorer could not see or not repeat.
func (f *file) refuse() {
	if v := f.Info.FileVersions[f.syntax]; version.IsValid(v) && version.Compare(v, oldest) < 0 {
		f.refusef(f.syntax.Name, "this file is written in %s; the explorer needs %s or later", v, oldest)
	}
	for n := range ast.Preorder(f.syntax) {
		switch n := n.(type) {
		case *ast.Ident:
			f.refuseName(n)
		case *ast.ImportSpec:
			if n.Path.Value == `"C"` {
				f.refusef(n, "the explorer cannot see into C")
			}
		case *ast.FuncDecl:
			if n.Body == nil {
				f.refusef(n, "%s has no body here, so the explorer cannot see what it does", n.Name.Name)
			}
		case *ast.Comment:
			f.refuseDirective(n)
		case *ast.CallExpr:
			f.refuseMixed(n)
		}
	}
}

func (f *file) refuseName(id *ast.Ident) {
	if strings.HasPrefix(id.Name, prefix) {
		f.refusef(id, "names that begin with %s belong to the explorer", prefix)
	}
	fn, ok := f.Info.Uses[id].(*types.Func)
	if !ok || fn.Pkg() == nil {
		return
	}
	why, ok := uncontrolled[fn.Origin().FullName()]
	if !ok && f.tests {
		why, ok = untestable[fn.Origin().FullName()]
	}
	if fn.Name() == "Parallel" && f.tests {
		ok = false // the double has it
	}
	if ok {
		f.refusef(id, "%s %s", fn.Origin().FullName(), why)
	}
}

// uncontrolled are functions of the standard library that switch goroutines,
// start them or use channels where the explorer cannot see it, and why.
var uncontrolled = map[string]string{
	"iter.Pull":                "switches between goroutines in a way that the explorer cannot see; range over the sequence instead",
	"iter.Pull2":               "switches between goroutines in a way that the explorer cannot see; range over the sequence instead",
	"runtime.SetFinalizer":     "runs a function whenever the garbage collector likes, which no schedule can repeat",
	"runtime.AddCleanup":       "runs a function whenever the garbage collector likes, which no schedule can repeat",
	"reflect.Select":           hidden,
	"reflect.MakeChan":         hidden,
	"(reflect.Value).Send":     hidden,
	"(reflect.Value).Recv":     hidden,
	"(reflect.Value).TrySend":  hidden,
	"(reflect.Value).TryRecv":  hidden,
	"(reflect.Value).Close":    hidden,
	"(reflect.Value).Seq":      "may range over a channel or a map, which the explorer cannot see",
	"(reflect.Value).Seq2":     "may range over a map, in an order that no schedule can repeat",
	"(reflect.Value).MapRange": "ranges over a map in an order that no schedule can repeat",
	"(reflect.Value).MapKeys":  "lists a map in an order that no schedule can repeat",
	"(*testing.B).RunParallel": "starts goroutines that the explorer cannot see",
	"(*testing.T).Parallel":    "runs the scenario beside others, but the explorer runs one at a time",
	"testing/synctest.Test":    "starts a clock of its own; the explorer has one already",
	"testing/synctest.Wait":    "asks the runtime who is blocked; ask the explorer",
	"os/signal.Notify":         hidden,
	"os/signal.NotifyContext":  hidden,
	"(*net/rpc.Client).Go":     hidden,
}

const hidden = "uses a channel where the explorer cannot see it; use the channel operations of the language"

// refuseDirective: the linker sets such a variable or function, and nothing
// could set it up again or see into it.
func (f *file) refuseDirective(c *ast.Comment) {
	for _, directive := range []string{"//go:embed ", "//go:linkname "} {
		if strings.HasPrefix(c.Text, directive) {
			f.refusef(c, "the explorer cannot repeat what %sdoes", directive)
		}
	}
}

// refuseMixed: len is an operation on shared state if its argument is a
// channel, and none if it is a slice; close on channels of several types has no
// form as a function.
func (f *file) refuseMixed(call *ast.CallExpr) {
	if b := f.builtin(call.Fun); (b == "len" || b == "close") && f.mixed(call.Args[0]) {
		f.refusef(call, "the explorer cannot tell which type of channel this is, if it is one: constrain it to one type")
	}
}

// mixed reports whether e may be a channel or something else, as in
// [C []int | chan int], or a channel of another type.
func (f *file) mixed(e ast.Expr) bool {
	param, ok := types.Unalias(f.Info.TypeOf(e)).(*types.TypeParam)
	if !ok || core(param) != nil {
		return false
	}
	for _, term := range terms(param.Constraint()) {
		if _, ok := term.Underlying().(*types.Chan); ok {
			return true
		}
	}
	return false
}
