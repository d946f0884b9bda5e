package source

import (
	"go/ast"
	"slices"

	"interleave/grader"
)

// loop reduces a stack, innermost call first, to the outermost loop that it is
// inside of. Which line of an endless loop was caught running is chance; which
// loop it is, is not. A stack without a loop keeps its outermost call.
func (f Files) loop(stack []grader.Location) []grader.Location {
	for i := len(stack) - 1; i >= 0; i-- {
		file := f.file(stack[i].File)
		if file == nil {
			continue
		}
		if line := file.loopAround(stack[i].Line); line > 0 {
			return []grader.Location{{File: file.name, Line: line}}
		}
	}
	if len(stack) == 0 {
		return stack
	}
	return stack[len(stack)-1:]
}

// loopAround returns the line on which the outermost loop around a line begins,
// within the innermost function that the line is in; 0 if there is none. A
// function literal that begins or ends on the line may not be the one that was
// meant, so the function around it is asked next.
func (f *File) loopAround(line int) int {
	for _, function := range f.functions(line) {
		if found := f.loopIn(function, line); found > 0 {
			return found
		}
		if f.line(function.Pos()) < line && line < f.line(function.End()) {
			return 0
		}
	}
	return 0
}

// loopIn returns where the outermost loop around a line begins that is the
// function's own; 0 if there is none.
func (f *File) loopIn(function ast.Node, line int) int {
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

// functions returns the functions that the line is in, innermost first.
func (f *File) functions(line int) []ast.Node {
	var around []ast.Node
	if f.tree == nil {
		return nil
	}
	for n := range ast.Preorder(f.tree) {
		switch n.(type) {
		case *ast.FuncLit, *ast.FuncDecl:
			if f.spans(n, line) {
				around = append(around, n)
			}
		}
	}
	slices.Reverse(around)
	return around
}

func (f *File) spans(n ast.Node, line int) bool {
	return f.line(n.Pos()) <= line && line <= f.line(n.End())
}
