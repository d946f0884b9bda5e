package main

import (
	"context"
	"fmt"
	"os"
)

// loop measures what a student waits for: a file has changed, everything else is
// compiled. The solutions are handed in with another change every time, to make
// grade and to go test -race in turn.
func loop(ctx context.Context, dir string, t *table) error {
	s, err := newStudent(dir)
	if err != nil {
		return err
	}
	one, all := s.exercises[:1], s.exercises
	waits := []struct {
		row     row
		changed []string // exercises that are saved before it
		ours    func(context.Context) (float64, error)
		theirs  func(context.Context) (float64, error)
	}{
		{
			row{What: "one exercise changed, it is graded", Against: "go test -race of its package"},
			one,
			s.grade(one), s.test(one),
		},
		{
			row{What: "nothing changed, it is graded", Against: "the same with -force"},
			nil,
			s.grade(one), s.grade(one, "-force"),
		},
		{
			row{What: "one exercise changed, all are graded", Against: "go test -race ./exercises/..."},
			one,
			s.grade(all), s.test(all),
		},
		{
			row{What: "all exercises changed, all are graded", Against: "go test -race ./exercises/..."},
			all,
			s.grade(all), s.test(all),
		},
		{
			row{What: "nothing changed, all are graded", Against: "the same with -force"},
			nil,
			s.grade(all), s.grade(all, "-force"),
		},
	}
	for round := range rounds + 1 {
		fmt.Fprintf(os.Stderr, "the student's loop, round %d of %d\n", round+1, rounds+1)
		for i := range waits {
			w := &waits[i]
			if err := s.save(w.changed, changed); err != nil {
				return err
			}
			ours, err := w.ours(ctx)
			if err != nil {
				return err
			}
			theirs, err := w.theirs(ctx)
			if err != nil {
				return err
			}
			fmt.Fprintf(os.Stderr, "  %s: %.2f s, %s: %.2f s\n", w.row.What, ours, w.row.Against, theirs)
			if round > 0 { // the first has compiled everything else
				w.row.add(ours, theirs)
			}
		}
	}
	for _, w := range waits {
		w.row.Unit = "s"
		t.add(w.row)
	}
	return nil
}
