package class

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"interleave/grader"
	"interleave/grader/internal/class/board"
	"interleave/grader/internal/class/book"
	"interleave/grader/internal/class/export"
	"interleave/grader/internal/cli"
)

// exports writes the files that were asked for, all in one pass over the class.
func (c *boardCommand) exports(ctx context.Context, t terminal, books []*book.Book, exercises []grader.Exercise) error {
	extra, err := extraColumns(ctx, books)
	if err != nil {
		return err
	}
	sheets, done, err := c.sheets(t.out, exercises, extra)
	defer done()
	if err != nil || len(sheets) == 0 && c.Gradescope == "" && c.Classroom == "" {
		return err
	}
	b := board.New(board.Options{Pseudonyms: c.Pseudonyms}, exercises)
	err = b.Of(ctx, books, func(s *board.Student) error {
		for _, sheet := range sheets {
			sheet.Add(s)
		}
		return errors.Join(export.Gradescope(c.Gradescope, s), export.Classroom50(c.Classroom, c.Title, s))
	})
	for _, sheet := range sheets {
		err = errors.Join(err, sheet.Close())
	}
	return err
}

// sheets begins the gradebooks; "-" is standard output. Their files are open
// until done is called, also if there is an error.
func (c *boardCommand) sheets(out io.Writer, exercises []grader.Exercise, extra []string) (all []*export.Sheet, done func(), err error) {
	most := 0.0
	for _, ex := range exercises {
		most += ex.Points
	}
	title := cmp.Or(c.Title, "Class")
	var files []*os.File
	done = func() {
		for _, f := range files {
			f.Close()
		}
	}
	for _, f := range []struct {
		name string
		make func(io.Writer) *export.Sheet
	}{
		{c.CSV, func(w io.Writer) *export.Sheet { return export.Table(w, exercises, extra) }},
		{c.Canvas, func(w io.Writer) *export.Sheet { return export.Canvas(w, title, most) }},
		{c.Moodle, func(w io.Writer) *export.Sheet { return export.Moodle(w, title) }},
	} {
		switch f.name {
		case "":
		case "-":
			all = append(all, f.make(out))
		default:
			file, err := os.Create(f.name)
			if err != nil {
				return nil, done, cli.Misuse(fmt.Sprintf("the gradebook cannot be written: %v", err), "name a file in a folder that exists, or - for standard output")
			}
			files = append(files, file)
			all = append(all, f.make(file))
		}
	}
	return all, done, nil
}

// toOutput reports whether a gradebook is what standard output is for.
func (c *boardCommand) toOutput() bool { return c.CSV == "-" || c.Canvas == "-" || c.Moodle == "-" }

// extraColumns are the columns that the roster has beyond ours, in its order.
func extraColumns(ctx context.Context, books []*book.Book) ([]string, error) {
	var names []string
	seen := make(map[string]bool)
	for _, b := range books {
		students, err := b.Store.Students(ctx)
		if err != nil {
			return nil, err
		}
		for _, st := range students {
			for _, f := range st.Extra {
				if !seen[f.Name] {
					seen[f.Name] = true
					names = append(names, f.Name)
				}
			}
		}
	}
	return names, nil
}
