// Package board draws a class as a web site: one page of everybody, one for each
// behaviour that somebody fails, one for each student.
//
// Names, messages and code on it come from strangers. So the pages hold no
// script at all but the class page's, which is a file of ours; a policy in each
// page forbids everything else; and all text goes through the escaping of
// html/template. Stepping through an interleaving works by style alone, so a
// student's page can be given out as the one file that it is.
package board

import (
	"context"
	"embed"
	"html/template"
	"io"
	"time"

	"interleave/grader"
	"interleave/grader/internal/class/book"
	"interleave/grader/internal/page"
)

//go:embed pages
var files embed.FS

var pages = template.Must(page.Templates(template.FuncMap{
	"when": when, "mark": mark, "percent": percent,
}).ParseFS(files, "pages/*.html"))

// Options say what a board shows.
type Options struct {
	Title      string
	Pseudonyms bool // names are hidden
	Live       bool // pages come from a server, and change
	Now        time.Time
}

// A Board is a class that is being drawn: what all pages need to know of
// everybody, but not everybody's results, which would not fit into memory.
type Board struct {
	Options
	Exercises  []grader.Exercise
	Rows       []Row
	Behaviours []*Behaviour // in the course's order
	byID       map[string]*Behaviour
	shapes     map[string]string // of failures, by file and behaviour
	shelf      *shelf
	turn       int // of a board that is served: how often it had changed
}

// New makes an empty board.
func New(o Options, exercises []grader.Exercise) *Board {
	b := &Board{Options: o, Exercises: exercises, byID: make(map[string]*Behaviour), shapes: make(map[string]string), shelf: newShelf()}
	for _, ex := range exercises {
		for _, one := range ex.Behaviours {
			behaviour := &Behaviour{Behaviour: one, Exercise: ex, Number: len(b.Behaviours), groups: make(map[string]*Group)}
			b.Behaviours = append(b.Behaviours, behaviour)
			b.byID[ex.ID+" "+one.ID] = behaviour
		}
	}
	return b
}

// Of adds everybody in the books to the board, and lets visit see each.
func (b *Board) Of(ctx context.Context, books []*book.Book, visit func(*Student) error) error {
	for _, one := range books {
		err := one.Each(ctx, func(e *book.Entry) error {
			s := b.Add(e)
			if visit == nil {
				return nil
			}
			return visit(s)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// Add takes a student into the rows, the shares and the groups.
func (b *Board) Add(e *book.Entry) *Student {
	if b.Pseudonyms {
		hide(e)
	}
	s := &Student{Entry: e, Board: b}
	if e.Result != nil {
		for _, ex := range e.Result.Exercises {
			for _, one := range ex.Behaviours {
				b.count(s, ex, one)
			}
		}
	}
	b.Rows = append(b.Rows, b.row(s))
	return s
}

func (b *Board) count(s *Student, ex grader.ExerciseResult, one grader.BehaviourResult) {
	behaviour := b.byID[ex.ID+" "+one.ID]
	if behaviour == nil {
		return // of an exercise that the course had when this was graded
	}
	behaviour.add(s, one, b.shape(s.unit(ex.ID), one))
}

// shape is that of a failure, which is drawn once for everybody who handed in the
// same file.
func (b *Board) shape(unit string, one grader.BehaviourResult) string {
	if one.Verdict != grader.Failed {
		return ""
	}
	if unit == "" {
		return shape(one)
	}
	key := unit + " " + one.ID
	text, known := b.shapes[key]
	if !known {
		text = shape(one)
		b.shapes[key] = text
	}
	return text
}

// render writes one page.
func render(w io.Writer, name string, data any) error { return pages.ExecuteTemplate(w, name, data) }
