package template

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"

	"interleave/grader"
	"interleave/grader/internal/check"
	"interleave/grader/internal/course"
)

// An AnswerError is a file of the template in which an answer stands.
type AnswerError struct {
	File     string
	Exercise string
	Function string // whose body it is
}

// Error says what stands where.
func (e *AnswerError) Error() string {
	return fmt.Sprintf("%s gives away how %s of %s can be written", e.File, e.Function, e.Exercise)
}

// substance is how long a function's body is, without blanks, before it counts as
// an answer: everybody who knows what a lock is writes the short ones.
const substance = 120

// search looks for answers in files: for the functions of every solution and every
// other right design. What the stub has of them is given away on purpose.
func search(root string, files []file) error {
	exercises, err := course.Load(root)
	if err != nil {
		return err
	}
	for _, ex := range exercises {
		bodies, err := answers(root, ex)
		if err != nil {
			return err
		}
		for _, f := range files {
			text := dense(f.text)
			for _, b := range bodies {
				if bytes.Contains(text, b.text) {
					return &AnswerError{File: f.name, Exercise: ex.ID, Function: b.name}
				}
			}
		}
	}
	return nil
}

// A body is a function's, without blanks.
type body struct {
	name string
	text []byte
}

func answers(root string, ex grader.Exercise) ([]body, error) {
	cases, err := check.Cases(root, ex)
	if err != nil {
		return nil, err
	}
	var all []body
	for _, c := range cases {
		if c.Kind != check.Solution && c.Kind != check.Right {
			continue
		}
		bodies, err := bodiesOf(c.Source)
		if err != nil {
			return nil, fmt.Errorf("read %s of %s: %w", c.Name, ex.ID, err)
		}
		for _, b := range bodies {
			if !inStub(cases, b) {
				all = append(all, b)
			}
		}
	}
	return all, nil
}

func inStub(cases []check.Case, b body) bool {
	for _, c := range cases {
		if c.Kind == check.Stub {
			return bytes.Contains(dense(c.Source), b.text)
		}
	}
	return false
}

func bodiesOf(source []byte) ([]body, error) {
	fset := token.NewFileSet()
	syntax, err := parser.ParseFile(fset, "", source, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	var all []body
	for _, d := range syntax.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || f.Body == nil {
			continue
		}
		text := dense(source[fset.Position(f.Body.Lbrace).Offset:fset.Position(f.Body.Rbrace).Offset])
		if len(text) >= substance {
			all = append(all, body{f.Name.Name, text})
		}
	}
	return all, nil
}

// dense is a text without blanks, so that another layout is the same text.
func dense(text []byte) []byte {
	return bytes.Join(bytes.Fields(text), nil)
}
