package board

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

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
	err := b.Of(ctx, books, func(s *Student) error {
		return writePage(filepath.Join(dir, studentsFolder, s.Page()+".html"), func(w io.Writer) error { return b.WriteStudent(w, s) })
	})
	if err != nil {
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
	err = write(f)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", file, err)
	}
	return nil
}
