package class

import (
	"context"
	"fmt"
	"slices"
	"time"

	"interleave/grader/internal/class/store"
	"interleave/grader/internal/cli"
	"interleave/grader/internal/course"
)

// overrideCommand is a person's decision in place of the grader's.
type overrideCommand struct {
	Student  string  `arg:""`
	Exercise string  `arg:""`
	Points   float64 `arg:"" optional:""`
	DB       string  `name:"db" default:"class.db"`
	Reason   string
	Restore  bool
}

// Run sets or takes back the points of one exercise. A decision without a
// reason could not be defended later, so there is none.
func (c *overrideCommand) Run(ctx context.Context, t terminal, p place) error {
	root, err := rootOf(p)
	if err != nil {
		return err
	}
	all, err := course.Load(root)
	if err != nil {
		return err
	}
	picked, unknown := course.Pick(all, []string{c.Exercise})
	switch {
	case unknown != "":
		return cli.Misuse(fmt.Sprintf("no exercise is called %q", unknown), "an exercise is named 01-race, race or 01")
	case !c.Restore && c.Reason == "":
		return cli.Misuse("a decision wants a reason", `-reason "handed in on paper"`)
	case !c.Restore && (c.Points < 0 || c.Points > picked[0].Points):
		return cli.Misuse(fmt.Sprintf("%s has 0 to %g points", picked[0].ID, picked[0].Points), "go tool class override STUDENT EXERCISE POINTS -reason TEXT")
	}
	s, err := store.Open(ctx, c.DB)
	if err != nil {
		return err
	}
	defer s.Close()
	if err := c.known(ctx, s); err != nil {
		return err
	}
	if c.Restore {
		return s.Restore(ctx, c.Student, picked[0].ID)
	}
	return s.Override(ctx, c.Student, store.Override{
		Exercise: picked[0].ID, Score: c.Points, Reason: c.Reason, At: time.Now().UTC().Truncate(time.Second),
	})
}

func (c *overrideCommand) known(ctx context.Context, s *store.Store) error {
	students, err := s.Students(ctx)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(students, func(st store.Student) bool { return st.ID == c.Student }) {
		return nil
	}
	return cli.Misuse(fmt.Sprintf("no student has the id %q", c.Student), "an id is the first column of the roster")
}
