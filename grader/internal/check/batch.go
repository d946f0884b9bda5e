package check

import (
	"context"
	"encoding/json"
	"fmt"
	"runtime"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"interleave/grader"
	"interleave/grader/internal/pipeline"
	"interleave/grader/internal/submission"
)

// together is how many cases share binaries. More would save little, and what is
// kept of all of them while they are built takes memory.
const together = 16

// A checking is cases that are graded again and again.
type checking struct {
	Options
	cases  []Case
	rows   []Row    // of the cases; each batch owns its own
	firsts []string // how each case came out the first time
	tell   func(exercise string)
}

// builds is how often cases are built that are graded that often or oftener, each
// time among other neighbours: the result must not depend on them either. Building
// a case takes longer than running it, so what is built is run more than once.
const builds = 2

// all grades every case as often as it was asked for.
func (c *checking) all(ctx context.Context) error {
	rounds := min(builds, c.Repeat)
	for round := range rounds {
		if err := c.round(ctx, 5*round, c.Repeat*(round+1)/rounds-c.Repeat*round/rounds); err != nil {
			return err
		}
	}
	return nil
}

// round builds every case once and grades it so many times.
func (c *checking) round(ctx context.Context, shift, times int) error {
	some, ctx := errgroup.WithContext(ctx)
	some.SetLimit(runtime.NumCPU()) // a batch keeps one processor busy, now and then two
	for _, batch := range batches(c.cases, shift) {
		some.Go(func() error {
			if err := c.batch(ctx, batch, times); err != nil {
				return fmt.Errorf("check %s: %w", c.cases[batch[0]].Exercise.ID, err)
			}
			return nil
		})
	}
	return some.Wait()
}

// batches divides the cases, of which it returns the indices, among batches of one
// exercise each. The shift says where in its exercise the first one begins.
func batches(cases []Case, shift int) [][]int {
	var all [][]int
	for begin := 0; begin < len(cases); {
		end := begin
		for end < len(cases) && cases[end].Exercise.ID == cases[begin].Exercise.ID {
			end++
		}
		n := end - begin
		for i := range n {
			if i%together == 0 {
				all = append(all, nil)
			}
			last := &all[len(all)-1]
			*last = append(*last, begin+(i+shift)%n)
		}
		begin = end
	}
	return all
}

// batch builds some cases together and grades them so many times.
func (c *checking) batch(ctx context.Context, of []int, times int) error {
	pieces := make([]pipeline.Piece, len(of))
	for i, at := range of {
		pieces[i] = c.cases[at].piece()
	}
	batch, err := pipeline.Build(ctx, pipeline.Options{Root: c.Root, Tier: c.Tier, Progress: func(p pipeline.Progress) {
		if p.Stage == pipeline.Finished {
			c.tell(p.Exercise)
		}
	}}, pieces)
	if err != nil {
		return err
	}
	defer batch.Close()
	for range times {
		results, err := batch.Results(ctx)
		if err != nil {
			return err
		}
		for i, at := range of {
			if err := c.note(at, results[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

// note compares a result with the label, or with how it was before.
func (c *checking) note(at int, r *grader.Result) error {
	row, known := &c.rows[at], &c.cases[at]
	text, err := fingerprint(r)
	if err != nil {
		return err
	}
	if c.firsts[at] == "" {
		c.firsts[at] = text
		*row = Row{
			Exercise: known.Exercise.ID, Case: known.Name, Kind: known.Kind,
			Score: r.Score, Problems: known.deviations(r.Exercises[0]),
		}
	}
	row.Slowest = max(row.Slowest, time.Duration(r.Timing.RunMS)*time.Millisecond)
	if row.Changed == "" {
		row.Changed = change(c.firsts[at], text)
	}
	return nil
}

// piece is the case as a file that was handed in.
func (c *Case) piece() pipeline.Piece {
	file := submission.Take(c.Exercise.File, c.Source)
	return pipeline.Piece{Exercise: c.Exercise.ID, File: &file}
}

// fingerprint is all that is said of a case. What is left out is who says it, and
// how long that took.
func fingerprint(r *grader.Result) (string, error) {
	text, err := json.Marshal(r.Exercises)
	return string(text), err
}

// change shows where two texts part, and what leads there and follows; "" if they
// are the same.
func change(before, after string) string {
	if before == after {
		return ""
	}
	part := 0
	for part < min(len(before), len(after)) && before[part] == after[part] {
		part++
	}
	const lead, follow = 120, 200
	show := func(text string) string {
		return strings.ToValidUTF8(text[max(0, part-lead):min(len(text), part+follow)], "")
	}
	return "before: … " + show(before) + " …\nafter:  … " + show(after) + " …"
}
