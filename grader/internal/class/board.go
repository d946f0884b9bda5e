package class

import (
	"context"
	"fmt"
	"os"

	"interleave/grader"
	"interleave/grader/internal/class/board"
	"interleave/grader/internal/class/book"
	"interleave/grader/internal/class/store"
	"interleave/grader/internal/cli"
	"interleave/grader/internal/course"
)

// boardCommand shows what came of a class.
type boardCommand struct {
	DB         []string `name:"db" default:"class.db"`
	Out        string
	Serve      string
	Title      string `default:"Class"`
	Pseudonyms bool
	CSV        string `name:"csv"`
	Canvas     string
	Moodle     string
	Gradescope string
	Classroom  string `name:"classroom50"`
}

// nothing reports whether the command line asks for nothing.
func (c *boardCommand) nothing() bool {
	for _, name := range []string{c.Out, c.Serve, c.CSV, c.Canvas, c.Moodle, c.Gradescope, c.Classroom} {
		if name != "" {
			return false
		}
	}
	return true
}

// Run writes the site and the exports, or serves the site.
func (c *boardCommand) Run(ctx context.Context, t terminal, p place) error {
	if c.nothing() {
		return cli.Misuse("there is nothing to write", "go tool class board -out DIR, or -serve :8080, or -csv FILE")
	}
	root, err := rootOf(p)
	if err != nil {
		return err
	}
	exercises, err := course.Load(root)
	if err != nil {
		return err
	}
	books, done, err := c.books(ctx, exercises)
	if err != nil {
		return err
	}
	defer done()
	if c.Out != "" { // where gradebooks may go too
		if err := os.MkdirAll(c.Out, 0o755); err != nil {
			return fmt.Errorf("write the board: %w", err)
		}
	}
	if err := c.exports(ctx, t, books, exercises); err != nil {
		return err
	}
	o := board.Options{Title: c.Title, Pseudonyms: c.Pseudonyms}
	if c.Out != "" {
		if err := board.WriteSite(ctx, c.Out, board.New(o, exercises), books); err != nil {
			return err
		}
		where := t.out
		if c.toOutput() {
			where = t.err
		}
		fmt.Fprintf(where, "open %s/index.html\n", c.Out)
	}
	if c.Serve == "" {
		return nil
	}
	return board.Serve(ctx, c.Serve, o, books, func(address string) { fmt.Fprintf(t.err, "class: the board is at http://%s\n", address) })
}

// books opens all parts of a class that was graded in shards. A name that is no
// class yet is a mistake and not an empty class.
func (c *boardCommand) books(ctx context.Context, exercises []grader.Exercise) (books []*book.Book, done func(), err error) {
	done = func() {
		for _, b := range books {
			b.Store.Close()
		}
	}
	for _, name := range c.DB {
		if _, err := os.Stat(name); err != nil && !store.Shared(name) {
			done()
			return nil, nil, cli.Misuse(fmt.Sprintf("there is no class in %q", name), "class run makes one; -db names it")
		}
		s, err := store.Open(ctx, name)
		if err != nil {
			done()
			return nil, nil, err
		}
		books = append(books, &book.Book{Store: s, Exercises: exercises})
	}
	return books, done, nil
}
