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
	scratch   string
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
	if s.scratch, err = os.MkdirTemp("", "interleave-class-"); err != nil {
		return nil, fmt.Errorf("make a folder for the graders: %w", err)
	}
	if s.store, err = store.Open(ctx, name); err == nil {
		s.crew, err = newCrew(root, s.scratch, patience)
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
	_ = os.RemoveAll(s.scratch)
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

// do grades the units of a job. The error is for a job to be tried again.
func (s *shop) do(ctx context.Context, j queue.Job) error {
	if j.Grader != s.grader.ID {
		return fmt.Errorf("this machine has grader %s, the job is for %s: use the same version of the course and of Go", s.grader.ID, j.Grader)
	}
	for _, id := range j.Units {
		if err := s.one(ctx, id, j.Round); err != nil {
			if ctx.Err() == nil {
				s.fail(err)
			}
			return err
		}
	}
	return nil
}

func (s *shop) one(ctx context.Context, id string, round int) error {
	u, err := s.store.Unit(ctx, id)
	if err != nil {
		return err
	}
	answer, err := s.crew.Grade(ctx, crew.Request{Exercise: u.Exercise, File: u.File})
	var broken *crew.BrokenError
	if errors.As(err, &broken) {
		answer.Result, err = s.unfinished(u.Exercise, broken)
	}
	if err != nil {
		return err
	}
	g := s.grader
	g.Round = round
	return s.store.Put(ctx, id, g, store.Result{
		ExerciseResult: answer.Result, GradedAt: time.Now(), Wall: time.Duration(answer.WallMS) * time.Millisecond,
	})
}

func (s *shop) unfinished(id string, broken *crew.BrokenError) (grader.ExerciseResult, error) {
	picked, unknown := course.Pick(s.exercises, []string{id})
	if unknown != "" {
		return grader.ExerciseResult{}, fmt.Errorf("the course has no exercise %q any more", id)
	}
	r := pipeline.Unfinished(picked[0], broken.Error())
	r.Status = grader.StatusError
	return r, nil
}

// fail keeps the first error for whoever waits for the work.
func (s *shop) fail(err error) {
	select {
	case s.failed <- err:
	default:
	}
}
