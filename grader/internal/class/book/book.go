// Package book is the class as an instructor sees it: for each student the
// result of what was handed in last, put together from the results of its
// files, with what came before and what a person decided.
//
// It looks at the store only, so a board can be drawn of a class that is still
// being graded, on any machine.
package book

import (
	"context"
	"math"
	"slices"
	"time"

	"interleave/grader"
	"interleave/grader/internal/class/store"
)

// A Book reads a class.
type Book struct {
	Store     *store.Store
	Exercises []grader.Exercise
}

// An Entry is all that is known of one student.
type Entry struct {
	store.Student
	Result   *grader.Result // of the latest attempt; nil while nothing was handed in
	Pending  int            // exercises of it that are still to be graded
	Score    float64        // of 100, with what a person decided
	Late     bool           // handed in after it was due
	GradedAt time.Time      // when the newest verdict was reached
	Past     []Past         // all attempts, the latest last
	Files    map[string]grader.File
	Changes  []Change
}

// A Past is one attempt in short.
type Past struct {
	store.Attempt
	Score   float64
	Pending bool
}

// A Change is a verdict that another grader reaches on the same file.
type Change struct {
	Behaviour string
	Was, Is   grader.Verdict
	Why       string // what is different about the grader
}

// Each reads everybody on the list, one after the other, so that a large class
// need not fit into memory.
func (b *Book) Each(ctx context.Context, visit func(*Entry) error) error {
	students, err := b.Store.Students(ctx)
	if err != nil {
		return err
	}
	r := b.reader()
	for _, st := range students {
		e, err := r.read(ctx, st)
		if err == nil {
			err = visit(e)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Read fills in what is known of a student.
func (b *Book) Read(ctx context.Context, st store.Student) (*Entry, error) {
	return b.reader().read(ctx, st)
}

// decide is the score with what a person decided in place of the grader.
func (e *Entry) decide() float64 {
	total := 0.0
	for _, ex := range e.Result.Exercises {
		total += e.ScoreOf(ex)
	}
	return math.Round(total*100) / 100
}

// ScoreOf is what counts for an exercise.
func (e *Entry) ScoreOf(ex grader.ExerciseResult) float64 {
	if o := e.Decided(ex.ID); o != nil {
		return o.Score
	}
	return ex.Score
}

// Decided is a person's decision on an exercise, or nil.
func (e *Entry) Decided(exercise string) *store.Override {
	i := slices.IndexFunc(e.Overrides, func(o store.Override) bool { return o.Exercise == exercise })
	if i < 0 {
		return nil
	}
	return &e.Overrides[i]
}
