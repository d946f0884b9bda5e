package class

import (
	"context"
	"fmt"
	"path/filepath"

	"golang.org/x/sync/errgroup"

	"interleave/grader"
	"interleave/grader/internal/class/fetch"
	"interleave/grader/internal/class/roster"
	"interleave/grader/internal/class/store"
)

// fetches is how many sources are fetched at once. Most of the time is spent
// waiting for servers, and more would look like an attack to one of them.
const fetches = 8

// takeIn fetches from everybody on the roster and records it. What is wrong
// with a source is its own student's problem; the error is for a store that
// keeps nothing.
func takeIn(ctx context.Context, s *store.Store, c fetch.Course, r roster.Roster, tell func(roster.Student, string)) error {
	some, together := errgroup.WithContext(ctx)
	some.SetLimit(fetches)
	for _, st := range r.Students {
		some.Go(func() error {
			sub, err := fetch.Fetch(together, c, fetch.Source{Name: st.Source, Base: r.Base, Due: st.Due})
			if together.Err() != nil {
				return together.Err()
			}
			problem := ""
			if err != nil {
				problem = err.Error()
			}
			tell(st, problem)
			attempt, units, err := attempt(c.Exercises, sub)
			if err == nil {
				err = s.Record(together, st, problem, attempt, units)
			}
			if err != nil {
				return fmt.Errorf("record %s: %w", st.ID, err)
			}
			return nil
		})
	}
	if err := some.Wait(); err != nil {
		return err
	}
	return s.Keep(ctx, ids(r))
}

func ids(r roster.Roster) map[string]bool {
	all := make(map[string]bool)
	for _, st := range r.Students {
		all[st.ID] = true
	}
	return all
}

// attempt names what was handed in by its content.
func attempt(exercises []grader.Exercise, sub fetch.Submission) (store.Attempt, []store.Unit, error) {
	a := store.Attempt{
		At: sub.At, Repository: sub.Repository, Commit: sub.Commit, Path: sub.Path,
		Units: make(map[string]string), Sums: make(map[string]string), Paths: make(map[string]string), Notes: sub.Notes,
	}
	var units []store.Unit
	for _, ex := range exercises {
		var file *grader.File
		if f, ok := sub.Files[ex.ID]; ok {
			file = &f
			locate(&a, ex.ID, f)
		} else {
			a.Absent = append(a.Absent, ex.ID)
		}
		u, err := store.NewUnit(ex.ID, file)
		if err != nil {
			return a, nil, err
		}
		a.Units[ex.ID] = u.ID
		units = append(units, u)
	}
	return a, units, nil
}

// locate notes which file was read, and where it lay: in a folder below its path,
// in an archive or a repository as it is called there.
func locate(a *store.Attempt, exercise string, f grader.File) {
	if f.SHA256 != "" {
		a.Sums[exercise] = f.SHA256
	}
	below := f.Path
	if rel, err := filepath.Rel(a.Path, f.Path); err == nil && filepath.IsLocal(rel) {
		below = rel
	}
	a.Paths[exercise] = filepath.ToSlash(below)
}
