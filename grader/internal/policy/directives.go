package policy

import (
	"go/ast"
	"go/token"
	"regexp"
	"strings"
)

// directivesRule refuses comments that speak to a tool instead of to a reader:
// they can hide code from the race detector, from the compiler or from the
// reader's eyes.
//
//	// WRONG
//	//go:norace             // the race is still there
//	//go:build !race        // so is this one
//	//line solution.go:1    // the errors now point elsewhere
//	// #cgo LDFLAGS: -lm
//
//	// RIGHT
//	// A comment for people: what is guarded by what, and why.
var directivesRule = Rule{
	Name: "directives",
	Check: func(p *Pass) {
		for _, group := range p.File.Comments {
			for _, comment := range group.List {
				checkComment(p, comment)
			}
		}
	},
}

// forms are the comments that mean something to a tool, wherever they stand.
// That some work only in certain places is not relied upon.
var forms = []struct {
	begins *regexp.Regexp
	why    string
}{
	{regexp.MustCompile(`^//go:build`), "a build constraint decides whether the file is compiled at all, and it always is"},
	{regexp.MustCompile(`^//\s*\+build`), "a build constraint decides whether the file is compiled at all, and it always is"},
	{regexp.MustCompile(`^//go:`), "it tells the compiler to treat the code differently from what it says"},
	{regexp.MustCompile(`^(//|/\*)line `), "it makes errors and failures point to another place"},
	{regexp.MustCompile(`^//(export|extern) `), "it opens the code to another language"},
}

var cgo = regexp.MustCompile(`(?m)^[ \t]*(//)?[ \t]*#cgo\b`)

func checkComment(p *Pass, comment *ast.Comment) {
	for _, form := range forms {
		if match := form.begins.FindString(comment.Text); match != "" {
			report(p, comment.Pos(), comment.Text, form.why)
			return
		}
	}
	body := strings.TrimPrefix(comment.Text, "/*")
	if at := cgo.FindStringIndex(body); at != nil {
		pos := comment.Pos() + token.Pos(len(comment.Text)-len(body)+at[0])
		report(p, pos, body[at[0]:], "it gives orders to a C compiler")
	}
}

func report(p *Pass, pos token.Pos, text, why string) {
	first, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	first, _, _ = strings.Cut(first, " ")
	p.Reportf(pos, "the directive %s is not for an exercise: %s; remove it, or put words in front if it is meant for readers", first, why)
}
