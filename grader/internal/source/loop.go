package source

import (
	"go/ast"

	"interleave/grader"
)

// loop reduces a stack, innermost call first, to the outermost loop that it is
// inside of. Which line of an endless loop was caught running is chance; which
// loop it is, is not. A stack without a loop keeps its outermost call.
func (f *File) loop(stack []grader.Location) []grader.Location {
	for i := len(stack) - 1; i >= 0; i-- {
		if line := f.loopAround(stack[i].Line); stack[i].File == f.name && line > 0 {
			return []grader.Location{{File: f.name, Line: line}}
		}
	}
	if len(stack) == 0 {
		return stack
	}
	return stack[len(stack)-1:]
}

// loopAround returns the line on which the outermost loop around a line begins,
// within the innermost function that the line is in; 0 if there is none.
func (f *File) loopAround(line int) int {
	function := f.function(line)
	if function == nil {
		return 0
	}
	found := 0
	ast.Inspect(function, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.FuncLit, *ast.FuncDecl:
			return n == function
		case *ast.ForStmt, *ast.RangeStmt:
			if found == 0 && f.spans(n, line) {
				found = f.line(n.Pos())
			}
		}
		return true
	})
	return found
}

// function returns the innermost function that the line is in, or nil.
func (f *File) function(line int) (innermost ast.Node) {
	if f.tree == nil {
		return nil
	}
	for n := range ast.Preorder(f.tree) {
		switch n.(type) {
		case *ast.FuncLit, *ast.FuncDecl:
			if f.spans(n, line) {
				innermost = n
			}
		}
	}
	return innermost
}

func (f *File) spans(n ast.Node, line int) bool {
	return f.line(n.Pos()) <= line && line <= f.line(n.End())
}
