package board

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"

	"golang.org/x/sync/errgroup"

	"interleave/grader/internal/class/book"
)

// Folders of the site.
const (
	studentsFolder   = "students"
	behavioursFolder = "behaviours"
	script           = "board.js"
)

// WriteSite writes the whole site into a folder. Pages of students who are gone
// are removed with everything else that an earlier board left in its folders.
func WriteSite(ctx context.Context, dir string, b *Board, books []*book.Book) error {
	for _, folder := range []string{studentsFolder, behavioursFolder} {
		if err := fresh(filepath.Join(dir, folder)); err != nil {
			return fmt.Errorf("write the board: %w", err)
		}
	}
	if err := b.students(ctx, dir, books); err != nil {
		return err
	}
	for _, one := range b.Behaviours {
		page := filepath.Join(dir, behavioursFolder, one.Page()+".html")
		if err := writePage(page, func(w io.Writer) error { return b.WriteBehaviour(w, one) }); err != nil {
			return err
		}
	}
	text, err := files.ReadFile("pages/" + script)
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, script), text, 0o644)
	}
	if err != nil {
		return fmt.Errorf("write the board: %w", err)
	}
	return writePage(filepath.Join(dir, "index.html"), b.WriteClass)
}

// students takes everybody in and writes their pages, several at once: most of
// the time of a large board is spent on them. A page shows its student, and of
// the board only what does not change.
func (b *Board) students(ctx context.Context, dir string, books []*book.Book) error {
	all, ctx := errgroup.WithContext(ctx)
	all.SetLimit(runtime.NumCPU())
	err := b.Of(ctx, books, func(s *Student) error {
		all.Go(func() error {
			return writePage(filepath.Join(dir, studentsFolder, s.Page()+".html"), func(w io.Writer) error { return b.WriteStudent(w, s) })
		})
		return nil
	})
	if failed := all.Wait(); failed != nil {
		return failed // it is why the others have stopped
	}
	return err
}

// fresh makes an empty folder. Only pages are taken out of one that is there:
// somebody may have named the wrong folder.
func fresh(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	old, err := filepath.Glob(filepath.Join(dir, "*.html"))
	if err != nil {
		return err
	}
	for _, page := range old {
		if err := os.Remove(page); err != nil {
			return err
		}
	}
	return nil
}

func writePage(file string, write func(io.Writer) error) error {
	f, err := os.Create(file)
	if err != nil {
		return fmt.Errorf("write the board: %w", err)
	}
	buffered := bufio.NewWriterSize(f, 64<<10) // a page is written in thousands of pieces
	if err = write(buffered); err == nil {
		err = buffered.Flush()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", file, err)
	}
	return nil
}
