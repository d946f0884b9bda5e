package class

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"

	"interleave/grader"
	"interleave/grader/internal/class/crew"
	"interleave/grader/internal/class/queue"
	"interleave/grader/internal/class/store"
	"interleave/grader/internal/course"
	"interleave/grader/internal/pipeline"
)

// A shop is what grading takes on this machine: the class, a crew, and who they
// are.
type shop struct {
	store     *store.Store
	crew      *crew.Crew
	grader    store.Grader
	exercises []grader.Exercise
	failed    chan error // gets the first error that is nobody's submission's
	remove    func()     // what the crew leaves behind
}

// openShop opens the class and starts a crew. Close it.
func openShop(ctx context.Context, p place, name string, patience time.Duration) (*shop, error) {
	root, err := rootOf(p)
	if err != nil {
		return nil, err
	}
	exercises, err := course.Load(root)
	if err != nil {
		return nil, err
	}
	s := &shop{exercises: exercises, failed: make(chan error, 1)}
	scratch, remove, err := newScratch()
	if err != nil {
		return nil, fmt.Errorf("make a folder for the graders: %w", err)
	}
	s.remove = remove
	if s.store, err = store.Open(ctx, name); err == nil {
		s.crew, err = newCrew(root, scratch, patience)
	}
	if err == nil {
		s.grader, err = identify(ctx, root, s.crew)
	}
	if err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

func (s *shop) close() {
	if s.crew != nil {
		s.crew.Close()
	}
	if s.store != nil {
		s.store.Close()
	}
	s.remove()
}

// newCrew makes members of this very program.
func newCrew(root, scratch string, patience time.Duration) (*crew.Crew, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("find this program: %w", err)
	}
	return &crew.Crew{Patience: patience, Command: func() *exec.Cmd {
		cmd := exec.Command(self, "member", "--root", root)
		cmd.Dir, cmd.Env = root, append(os.Environ(), "TMPDIR="+scratch)
		return cmd
	}}, nil
}

// do grades the units of a job, unless a newer grader or round has taken its
// place. The error is for a job to be tried again.
func (s *shop) do(ctx context.Context, j queue.Job) error {
	newest, err := s.store.Newest(ctx)
	switch {
	case err != nil:
		return err
	case j.Grader != newest.ID || j.Round < newest.Round:
		return nil
	case j.Grader != s.grader.ID:
		return fmt.Errorf("this machine has grader %s, the job is for %s: use the same version of the course and of Go", s.grader.ID, j.Grader)
	}
	batch, err := s.units(ctx, j)
	if err == nil {
		err = s.batch(ctx, batch, j.Round)
	}
	if err != nil && ctx.Err() == nil {
		s.fail(err)
	}
	return err
}

func (s *shop) units(ctx context.Context, j queue.Job) ([]store.Unit, error) {
	var all []store.Unit
	for _, id := range j.Units {
		u, err := s.store.Unit(ctx, id)
		if err != nil {
			return nil, err
		}
		all = append(all, u)
	}
	return all, nil
}

// batch grades units in one go. What the grader fails on is tried again by itself,
// so that nobody's neighbour costs anybody a result.
func (s *shop) batch(ctx context.Context, units []store.Unit, round int) error {
	var request crew.Request
	for _, u := range units {
		request = append(request, crew.Piece{Exercise: u.Exercise, File: u.File})
	}
	answer, err := s.crew.Grade(ctx, request)
	var broken *crew.BrokenError
	switch {
	case errors.As(err, &broken) && len(units) == 1:
		return s.put(ctx, units[0], round, s.unfinished(units[0].Exercise, broken), answer)
	case errors.As(err, &broken):
		return s.halves(ctx, units, round)
	case err != nil:
		return err
	case len(answer.Results) != len(units):
		return fmt.Errorf("the grader answered for %d files, %d were asked about", len(answer.Results), len(units))
	}
	for i, r := range answer.Results {
		if r.Status == grader.StatusError && len(units) > 1 {
			err = s.batch(ctx, units[i:i+1], round)
		} else {
			err = s.put(ctx, units[i], round, r, answer)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// halves grades units in two batches, to come closer to the one that breaks them.
func (s *shop) halves(ctx context.Context, units []store.Unit, round int) error {
	half := len(units) / 2
	if err := s.batch(ctx, units[:half], round); err != nil {
		return err
	}
	return s.batch(ctx, units[half:], round)
}

func (s *shop) put(ctx context.Context, u store.Unit, round int, r grader.ExerciseResult, a crew.Answer) error {
	g := s.grader
	g.Round = round
	wall := time.Duration(a.WallMS) * time.Millisecond / time.Duration(max(len(a.Results), 1))
	return s.store.Put(ctx, u.ID, g, store.Result{ExerciseResult: r, GradedAt: time.Now(), Wall: wall})
}

// unfinished is the result of a file that no grader survived.
func (s *shop) unfinished(id string, broken *crew.BrokenError) grader.ExerciseResult {
	ex := grader.Exercise{ID: id}
	if picked, unknown := course.Pick(s.exercises, []string{id}); unknown == "" {
		ex = picked[0]
	}
	r := pipeline.Unfinished(ex, broken.Error())
	r.Status = grader.StatusError
	return r
}

// fail keeps the first error for whoever waits for the work.
func (s *shop) fail(err error) {
	select {
	case s.failed <- err:
	default:
	}
}
