package check

import (
	"context"
	"crypto/sha256"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

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
	Load      bool           // keep all processors busy with something else meanwhile
	Tier      int            // of the strongest box to use; 0 means the strongest that there is
	Progress  func(Progress)
}

// A Progress says that one more case has been graded.
type Progress struct {
	Exercise    string
	Done, Total int // cases, each as often as it is graded
}

// A Table is what became of all cases. Its sum is that of all that was said of them,
// to the last step of an interleaving; where the grader, Go and the cases are the
// same, so is the sum, whatever the machine, its load, the box and who runs it.
type Table struct {
	Rows   []Row
	Repeat int // how often each was graded
	Sum    [sha256.Size]byte
}

// A Row is what became of one case.
type Row struct {
	Exercise string
	Case     string
	Kind     Kind
	Problems []string      // sentences; none if the verdicts are as they should be
	Changed  string        // where the result first was not the same every time, before and after; "" if it was
	Slowest  time.Duration // run, of all times
	Score    float64
}

// OK reports whether the case is as it says, every time.
func (r Row) OK() bool { return len(r.Problems) == 0 && r.Changed == "" }

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
	if opts.Load {
		defer load()()
	}
	opts.Repeat = max(opts.Repeat, 1)
	table := &Table{Repeat: opts.Repeat, Rows: make([]Row, len(cases))}
	c := &checking{Options: opts, cases: cases, rows: table.Rows, firsts: make([]string, len(cases))}
	c.tell = counter(opts.Progress, len(cases)*table.Repeat)
	if err := c.all(ctx); err != nil {
		return nil, err
	}
	table.Sum = sha256.Sum256([]byte(strings.Join(c.firsts, "\n")))
	return table, nil
}

// counter numbers the cases in the order in which they are done.
func counter(progress func(Progress), total int) func(exercise string) {
	var mu sync.Mutex
	done := 0
	return func(exercise string) {
		mu.Lock()
		defer mu.Unlock()
		done++
		if progress != nil {
			progress(Progress{Exercise: exercise, Done: done, Total: total})
		}
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
