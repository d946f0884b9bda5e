package book

import (
	"context"
	"maps"
	"slices"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"

	"interleave/grader"
	"interleave/grader/internal/class/store"
	"interleave/grader/internal/report"
	"interleave/grader/internal/score"
)

// A reader goes through a class once. Many students hand in the same files, so
// it keeps the results of those that came last: to read and clean them is most
// of what a large board takes. It must not outlive the pass, for results change.
type reader struct {
	*Book
	units *lru.Cache[string, *unit]
}

// A unit is what is known of a file.
type unit struct {
	store.Unit
	results []store.Result // the newest grader's first
	changes []Change
}

// keep is how many files a reader remembers: enough for most of a class to have
// handed in one of them, and few enough to fit into memory.
const keep = 512

func (b *Book) reader() *reader {
	units, err := lru.New[string, *unit](keep)
	if err != nil {
		panic(err) // for no size above zero
	}
	return &reader{Book: b, units: units}
}

// unit reads a file and its results, fit to be shown.
func (r *reader) unit(ctx context.Context, id string) (*unit, error) {
	if u, seen := r.units.Get(id); seen {
		return u, nil
	}
	file, err := r.Store.Unit(ctx, id)
	if err != nil {
		return nil, err
	}
	results, err := r.Store.Results(ctx, id)
	if err != nil {
		return nil, err
	}
	u := &unit{Unit: file, results: results, changes: changes(results)}
	if len(results) > 0 {
		u.clean()
	}
	r.units.Add(id, u)
	return u, nil
}

// clean makes the result that counts fit to be shown.
func (u *unit) clean() {
	newest := &u.results[0]
	shown := report.Clean(&grader.Result{Grader: newest.Info, Exercises: []grader.ExerciseResult{newest.ExerciseResult}})
	newest.Info, newest.ExerciseResult = shown.Grader, shown.Exercises[0]
}

func (r *reader) read(ctx context.Context, st store.Student) (*Entry, error) {
	e := &Entry{Student: st, Files: make(map[string]grader.File)}
	for i, a := range st.Attempts {
		result, pending, err := r.assemble(ctx, a, e, i == len(st.Attempts)-1)
		if err != nil {
			return nil, err
		}
		e.Past = append(e.Past, Past{Attempt: a, Score: result.Score, Pending: pending > 0})
		e.Result, e.Pending = result, pending
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
func (r *reader) assemble(ctx context.Context, a store.Attempt, e *Entry, latest bool) (*grader.Result, int, error) {
	result := &grader.Result{
		Schema: grader.SchemaV1, Notes: append([]grader.Note{}, a.Notes...),
		Submission: grader.SubmissionInfo{
			Path: a.Path, Repository: a.Repository, Commit: a.Commit, Files: maps.Clone(a.Sums), Paths: maps.Clone(a.Paths),
		},
	}
	if !a.At.IsZero() {
		result.Submission.SubmittedAt = a.At.Format(time.RFC3339)
	}
	result, pending := report.Clean(result), 0
	for _, ex := range r.Exercises {
		id, known := a.Units[ex.ID]
		if !known {
			pending++
			continue
		}
		u, err := r.unit(ctx, id)
		if err != nil {
			return nil, 0, err
		}
		if len(u.results) == 0 {
			pending++
		} else {
			u.addTo(result)
		}
		if latest {
			e.add(u)
		}
	}
	score.Mark(result, r.Exercises)
	return result, pending, nil
}

// addTo adds the result that counts to an attempt's. Its verdicts are copied,
// because what they are worth is written beside them.
func (u *unit) addTo(result *grader.Result) {
	newest := u.results[0]
	newest.Behaviours = slices.Clone(newest.Behaviours)
	result.Exercises = append(result.Exercises, newest.ExerciseResult)
	result.Grader = newest.Info
	result.Timing.WallMS += newest.Wall.Milliseconds()
	if started := newest.GradedAt.Format(time.RFC3339); started > result.Timing.StartedAt {
		result.Timing.StartedAt = started
	}
}

// add notes what only the latest attempt is looked at for.
func (e *Entry) add(u *unit) {
	if u.File != nil {
		e.Files[u.Exercise] = *u.File
	}
	if len(u.results) > 0 && u.results[0].GradedAt.After(e.GradedAt) {
		e.GradedAt = u.results[0].GradedAt
	}
	e.Changes = append(e.Changes, u.changes...)
}
