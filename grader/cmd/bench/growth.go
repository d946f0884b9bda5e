package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// growth measures what a larger class costs, in which files repeat as they do in
// a class: many hand in the same stub, and mistakes are not many. The last one's
// board is opened in a browser.
func growth(ctx context.Context, dir string, t *table) error {
	s, err := newSchool(ctx, dir)
	if err != nil {
		return err
	}
	folder := ""
	for _, students := range []int{10, 100, 1000, 10000} {
		fmt.Fprintf(os.Stderr, "a class of %d\n", students)
		if folder, err = s.class(ctx, students); err != nil {
			return err
		}
		theirs, err := s.loop(ctx, folder)
		if err != nil {
			return err
		}
		first, err := s.run(ctx, folder)
		if err != nil {
			return err
		}
		again, err := s.run(ctx, folder)
		if err != nil {
			return err
		}
		what := fmt.Sprintf("class of %d", students)
		t.add(row{What: what, Unit: "submissions/min", Ours: []float64{float64(students) / first.minutes}, Against: "go test -race -json for each", Theirs: []float64{theirs}})
		t.add(row{What: what + ", again", Unit: "s", Ours: []float64{again.minutes * 60}, Against: "the first time", Theirs: []float64{first.minutes * 60}})
		t.add(row{What: what + ", most memory", Unit: "MB", Ours: []float64{max(first.megabytes, again.megabytes)}})
		t.print(os.Stderr)
	}
	return s.board(ctx, folder, t)
}

// board draws the board of a class and measures it in a browser.
func (s *school) board(ctx context.Context, folder string, t *table) error {
	site := filepath.Join(folder, "site")
	began := time.Now()
	if err := command(exec.CommandContext(ctx, s.binary, "board", "-db", filepath.Join(folder, "class.db"), "-out", site)); err != nil {
		return err
	}
	t.add(row{What: "board of it, drawn", Unit: "s", Ours: []float64{time.Since(began).Seconds()}})
	return browse(ctx, filepath.Join(site, "index.html"), t)
}
