package build

import (
	"errors"
	"fmt"
	"go/scanner"
	"go/token"
	"go/types"
	"strings"

	"interleave/grader"
)

// most is how many errors are passed on. After the first few they follow from
// each other more often than from the code.
const most = 10

// unparsed are the errors of a file that is no Go.
func unparsed(err error) []grader.CompileError {
	var list scanner.ErrorList
	if !errors.As(err, &list) {
		return []grader.CompileError{{Message: err.Error()}}
	}
	list.RemoveMultiples()
	var all []grader.CompileError
	for _, e := range list[:min(len(list), most)] {
		all = append(all, grader.CompileError{
			File: base(e.Pos.Filename), Line: e.Pos.Line, Column: e.Pos.Column, Message: flat(e.Msg),
		})
	}
	return all
}

// illTyped are the errors that the type checker has found.
func illTyped(fset *token.FileSet, list []types.Error) []grader.CompileError {
	var all []grader.CompileError
	for _, e := range list {
		if strings.HasPrefix(e.Msg, "\t") { // "other declaration of …": belongs to the one before
			continue
		}
		if len(all) == most {
			break
		}
		all = append(all, at(fset, e.Pos, "%s", portable(flat(e.Msg), fset.PositionFor(e.Pos, false).Filename)))
	}
	return all
}

func at(fset *token.FileSet, pos token.Pos, format string, args ...any) grader.CompileError {
	// Not Position: a //line directive would move the error elsewhere.
	p := fset.PositionFor(pos, false)
	return grader.CompileError{File: base(p.Filename), Line: p.Line, Column: p.Column, Message: fmt.Sprintf(format, args...)}
}

// portable names files as the student knows them: "already declared at
// /tmp/x/race.go:7" would be another message on every machine.
func portable(message, file string) string {
	folder := strings.TrimSuffix(file, base(file))
	if folder == "" {
		return message
	}
	return strings.ReplaceAll(message, folder, "")
}

// flat puts a message of several lines, such as "not enough return values" with
// what is there and what should be, on one.
func flat(message string) string {
	first, rest, more := strings.Cut(message, "\n")
	if !more {
		return message
	}
	var parts []string
	for line := range strings.Lines(rest) {
		parts = append(parts, strings.TrimSpace(line))
	}
	return first + ": " + strings.Join(parts, ", ")
}
