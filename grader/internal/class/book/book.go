// Package book is the class as an instructor sees it: for each student the
// result of what was handed in last, put together from the results of its
// files, with what came before and what a person decided.
//
// It looks at the store only, so a board can be drawn of a class that is still
// being graded, on any machine.
package book

import (
	"context"
	"maps"
	"math"
	"slices"
	"time"

	"interleave/grader"
	"interleave/grader/internal/class/store"
	"interleave/grader/internal/score"
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

// Read fills in what is known of a student.
func (b *Book) Read(ctx context.Context, st store.Student) (*Entry, error) {
	e := &Entry{Student: st, Files: make(map[string]grader.File)}
	for i, a := range st.Attempts {
		r, pending, err := b.assemble(ctx, a, e, i == len(st.Attempts)-1)
		if err != nil {
			return nil, err
		}
		e.Past = append(e.Past, Past{Attempt: a, Score: r.Score, Pending: pending > 0})
		e.Result, e.Pending = r, pending
	}
	if e.Result == nil {
		return e, nil
	}
	at := e.Latest().At
	e.Late = !st.Due.IsZero() && at.After(st.Due)
	e.Score = e.decide()
	return e, nil
}

// assemble puts the result of an attempt together as the pipeline would have
// made it of all its files at once.
func (b *Book) assemble(ctx context.Context, a store.Attempt, e *Entry, latest bool) (*grader.Result, int, error) {
	r := &grader.Result{
		Schema: grader.SchemaV1, Exercises: []grader.ExerciseResult{}, Notes: append([]grader.Note{}, a.Notes...),
		Submission: grader.SubmissionInfo{
			Path: a.Path, Repository: a.Repository, Commit: a.Commit, Files: maps.Clone(a.Sums), Paths: maps.Clone(a.Paths),
		},
	}
	if !a.At.IsZero() {
		r.Submission.SubmittedAt = a.At.Format(time.RFC3339)
	}
	pending := 0
	for _, ex := range b.Exercises {
		id, known := a.Units[ex.ID]
		if !known {
			pending++
			continue
		}
		graded, err := b.exercise(ctx, r, id)
		if err != nil {
			return nil, 0, err
		}
		if len(graded) == 0 {
			pending++
		}
		if latest {
			if err := e.add(ctx, b.Store, id, graded); err != nil {
				return nil, 0, err
			}
		}
	}
	score.Mark(r, b.Exercises)
	return r, pending, nil
}

// exercise adds the newest result of a unit to r.
func (b *Book) exercise(ctx context.Context, r *grader.Result, id string) ([]store.Result, error) {
	graded, err := b.Store.Results(ctx, id)
	if err != nil || len(graded) == 0 {
		return nil, err
	}
	newest := graded[0]
	r.Exercises = append(r.Exercises, newest.ExerciseResult)
	r.Grader = newest.Info
	r.Timing.WallMS += newest.Wall.Milliseconds()
	if started := newest.GradedAt.Format(time.RFC3339); started > r.Timing.StartedAt {
		r.Timing.StartedAt = started
	}
	return graded, nil
}

// add notes what only the latest attempt is looked at for.
func (e *Entry) add(ctx context.Context, s *store.Store, id string, graded []store.Result) error {
	u, err := s.Unit(ctx, id)
	if err != nil {
		return err
	}
	if u.File != nil {
		e.Files[u.Exercise] = *u.File
	}
	if len(graded) > 0 && graded[0].GradedAt.After(e.GradedAt) {
		e.GradedAt = graded[0].GradedAt
	}
	e.Changes = append(e.Changes, changes(graded)...)
	return nil
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

// Each reads everybody on the list, one after the other, so that a large class
// need not fit into memory.
func (b *Book) Each(ctx context.Context, visit func(*Entry) error) error {
	students, err := b.Store.Students(ctx)
	if err != nil {
		return err
	}
	for _, st := range students {
		e, err := b.Read(ctx, st)
		if err == nil {
			err = visit(e)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
