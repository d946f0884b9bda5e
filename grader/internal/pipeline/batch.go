package pipeline

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"interleave/grader"
	"interleave/grader/internal/score"
)

// A Piece is one file of a batch.
type Piece struct {
	Exercise string       // its ID
	File     *grader.File // nil if none was handed in
}

// Batch grades many files at once and returns who graded them and a result for
// each, in their order and about its exercise alone. They need not be one
// student's: Submission and Exercises of the options mean nothing here.
//
// Files for the same exercise share binaries as those for different ones do, so
// that most of the work of the linker is done once for all. What one of them does
// costs the others nothing; see [build.Builder.Compile]. The result on a file is
// the one that [Grade] has for it.
func Batch(ctx context.Context, opts Options, pieces []Piece) (grader.Info, []*grader.Result, error) {
	began := time.Now()
	var err error
	if opts.Root, err = real(opts.Root); err != nil {
		return grader.Info{}, nil, err
	}
	opts.Submission, opts.Exercises = "", nil
	g, err := prepare(ctx, opts)
	if err != nil {
		return grader.Info{}, nil, err
	}
	defer g.cleanup()
	results, attempts := make([]*grader.Result, len(pieces)), make([]attempt, len(pieces))
	for i, p := range pieces {
		if results[i], attempts[i], err = g.piece(p, strconv.Itoa(i)); err != nil {
			return grader.Info{}, nil, err
		}
	}
	g.all(ctx, attempts)
	if err := ctx.Err(); err != nil {
		return grader.Info{}, nil, fmt.Errorf("grade the files: %w", err)
	}
	for i, r := range results {
		score.Mark(r, g.exercises)
		share := g.building / time.Duration(len(pieces))
		r.Timing = timing(began, share+attempts[i].running, share, attempts[i].running)
	}
	return g.info(), results, nil
}

// piece makes a result for a file, and an attempt that fills it in.
func (g *grading) piece(p Piece, name string) (*grader.Result, attempt, error) {
	i := slices.IndexFunc(g.exercises, func(ex grader.Exercise) bool { return ex.ID == p.Exercise })
	if i < 0 {
		return nil, attempt{}, &UnknownExerciseError{Name: p.Exercise, Known: ids(g.exercises)}
	}
	a := attempt{ex: g.exercises[i], name: name}
	var sub grader.Submission
	if p.File != nil {
		file := *p.File
		file.Path = "" // wherever it was, it is not in the stub's place
		sub.Files, a.file = map[string]grader.File{p.Exercise: file}, &file
	}
	r := g.blank(sub)
	r.Exercises = make([]grader.ExerciseResult, 1)
	a.result = &r.Exercises[0]
	return r, a, nil
}
