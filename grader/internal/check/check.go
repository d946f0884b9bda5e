package check

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"interleave/grader"
	"interleave/grader/internal/course"
	"interleave/grader/internal/pipeline"
)

// Options say what to check.
type Options struct {
	Root      string
	Exercises []string       // as a person names them; none means all
	Kinds     []Kind         // none means all
	Only      *regexp.Regexp // cases called so, as "01-race/wrong-unlocked"; nil means all
	Repeat    int            // how often each case is graded; less than 1 means once
	Tier      int            // of the strongest box to use; 0 means the strongest that there is
	Progress  func(Progress)
}

// A Progress says which case is being graded.
type Progress struct {
	Exercise, Case string
	Done, Total    int // cases that have begun before, and all
}

// A Table is what became of all cases.
type Table struct {
	Rows   []Row
	Repeat int // how often each was graded
}

// A Row is what became of one case.
type Row struct {
	Exercise string
	Case     string
	Kind     Kind
	Problems []string      // sentences; none if the verdicts are as they should be
	Unstable bool          // the result was not the same every time
	Slowest  time.Duration // of all times
	Score    float64
}

// OK reports whether the case is as it says, every time.
func (r Row) OK() bool { return len(r.Problems) == 0 && !r.Unstable }

// Bad returns the rows that are not OK.
func (t *Table) Bad() []Row {
	var bad []Row
	for _, r := range t.Rows {
		if !r.OK() {
			bad = append(bad, r)
		}
	}
	return bad
}

// Slowest returns the row that took longest; the zero row if there is none.
func (t *Table) Slowest() Row {
	var slowest Row
	for _, r := range t.Rows {
		if r.Slowest > slowest.Slowest {
			slowest = r
		}
	}
	return slowest
}

// Check grades every case and compares what comes out with what should. A case
// that deviates is a row that says so; the error is for a corpus that cannot be
// read and for a grader that cannot grade.
func Check(ctx context.Context, opts Options) (*Table, error) {
	cases, err := corpus(opts)
	if err != nil {
		return nil, err
	}
	scratch, err := os.MkdirTemp("", "interleave-check-")
	if err != nil {
		return nil, fmt.Errorf("make a folder for the cases: %w", err)
	}
	defer os.RemoveAll(scratch)
	table := &Table{Repeat: max(opts.Repeat, 1), Rows: make([]Row, len(cases))}
	tell := counter(opts.Progress, len(cases))
	some, ctx := errgroup.WithContext(ctx)
	some.SetLimit(runtime.NumCPU()) // a case keeps one processor busy, now and then two
	for i, c := range cases {
		some.Go(func() error {
			tell(c)
			var err error
			table.Rows[i], err = c.check(ctx, opts, scratch)
			if err != nil {
				return fmt.Errorf("check %s/%s: %w", c.Exercise.ID, c.Name, err)
			}
			return nil
		})
	}
	if err := some.Wait(); err != nil {
		return nil, err
	}
	return table, nil
}

// counter numbers the cases in the order in which they begin.
func counter(progress func(Progress), total int) func(Case) {
	if progress == nil {
		return func(Case) {}
	}
	var mu sync.Mutex
	done := 0
	return func(c Case) {
		mu.Lock()
		defer mu.Unlock()
		progress(Progress{Exercise: c.Exercise.ID, Case: c.Name, Done: done, Total: total})
		done++
	}
}

func corpus(opts Options) ([]Case, error) {
	all, err := course.Load(opts.Root)
	if err != nil {
		return nil, err
	}
	picked, unknown := course.Pick(all, opts.Exercises)
	if unknown != "" {
		return nil, &pipeline.UnknownExerciseError{Name: unknown}
	}
	var cases []Case
	for _, ex := range picked {
		some, err := Cases(opts.Root, ex)
		if err != nil {
			return nil, err
		}
		cases = append(cases, some...)
	}
	return slices.DeleteFunc(cases, func(c Case) bool { return !opts.want(c) }), nil
}

// want reports whether a case is one of those that were asked for.
func (o Options) want(c Case) bool {
	return (len(o.Kinds) == 0 || slices.Contains(o.Kinds, c.Kind)) &&
		(o.Only == nil || o.Only.MatchString(c.Exercise.ID+"/"+c.Name))
}

// check grades one case as often as it is wanted.
func (c *Case) check(ctx context.Context, opts Options, scratch string) (Row, error) {
	row := Row{Exercise: c.Exercise.ID, Case: c.Name, Kind: c.Kind}
	folder, err := c.handIn(scratch)
	if err != nil {
		return row, err
	}
	var first string
	for i := range max(opts.Repeat, 1) {
		r, err := c.grade(ctx, opts, folder)
		if err != nil {
			return row, err
		}
		row.Slowest = max(row.Slowest, time.Duration(r.Timing.WallMS)*time.Millisecond)
		text, err := fingerprint(r)
		if err != nil {
			return row, err
		}
		if i == 0 {
			first, row.Score, row.Problems = text, r.Score, c.deviations(r.Exercises[0])
		}
		row.Unstable = row.Unstable || text != first
	}
	return row, nil
}

// handIn writes the case below scratch as a submission and returns its folder.
func (c *Case) handIn(scratch string) (string, error) {
	folder := filepath.Join(scratch, c.Exercise.ID+"-"+c.Name)
	file := filepath.Join(folder, c.Exercise.ID, c.Exercise.File)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return "", err
	}
	return folder, os.WriteFile(file, c.Source, 0o644)
}

func (c *Case) grade(ctx context.Context, opts Options, folder string) (*grader.Result, error) {
	return pipeline.Grade(ctx, pipeline.Options{
		Root: opts.Root, Submission: folder, Exercises: []string{c.Exercise.ID}, Tier: opts.Tier,
	})
}

// fingerprint is the result without the only part that may differ.
func fingerprint(r *grader.Result) (string, error) {
	same := *r
	same.Timing = grader.Timing{}
	text, err := json.Marshal(same)
	return string(text), err
}
