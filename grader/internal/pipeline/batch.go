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

// A Batch is files that have been built together.
//
// They need not be one student's. Files for the same exercise share binaries as
// those for different ones do, so that most of the work of the linker is done once
// for all. What one of them does costs the others nothing; see
// [build.Builder.Compile]. The result on a file is the one that [Grade] has for it.
type Batch struct {
	g        *grading
	attempts []attempt
	blank    []*grader.Result        // without its exercise
	settled  []grader.ExerciseResult // before anything was run
}

// Build takes in files and builds them. Submission, Exercises and Cache of the
// options mean nothing here. Whoever gets a batch closes it.
func Build(ctx context.Context, opts Options, pieces []Piece) (*Batch, error) {
	var err error
	if opts.Root, err = real(opts.Root); err != nil {
		return nil, err
	}
	opts.Submission, opts.Exercises, opts.Cache = "", nil, nil
	g, err := prepare(ctx, opts)
	if err != nil {
		return nil, err
	}
	b := &Batch{
		g: g, attempts: make([]attempt, len(pieces)),
		blank: make([]*grader.Result, len(pieces)), settled: make([]grader.ExerciseResult, len(pieces)),
	}
	for i, p := range pieces {
		if b.blank[i], b.attempts[i], err = g.piece(p, strconv.Itoa(i)); err != nil {
			b.Close()
			return nil, err
		}
		b.attempts[i].result = &b.settled[i]
	}
	g.sift(ctx, b.attempts)
	g.compile(ctx, b.attempts, nil)
	return b, nil
}

// Close removes what was built.
func (b *Batch) Close() { b.g.cleanup() }

// Info says who grades.
func (b *Batch) Info() grader.Info { return b.g.info() }

// Results runs what was built and returns a result for each file, in their order
// and about its exercise alone. It may be called again and again.
func (b *Batch) Results(ctx context.Context) ([]*grader.Result, error) {
	began := time.Now()
	results := make([]*grader.Result, len(b.attempts))
	for i := range results {
		r, e := *b.blank[i], b.settled[i]
		e.Behaviours = slices.Clone(e.Behaviours) // they get points
		r.Exercises = []grader.ExerciseResult{e}
		results[i], b.attempts[i].result, b.attempts[i].running = &r, &r.Exercises[0], 0
	}
	b.g.finish(b.attempts)
	b.g.conclude(ctx, b.attempts)
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("grade the files: %w", err)
	}
	share := b.g.building / time.Duration(max(1, len(results)))
	for i, r := range results {
		score.Mark(r, b.g.exercises)
		running := b.attempts[i].running
		r.Timing = timing(began, share+running, share, running)
	}
	return results, nil
}

// piece makes a result for a file, without its exercise, and an attempt at that.
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
	return g.blank(sub), a, nil
}
