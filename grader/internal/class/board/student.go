package board

import (
	"io"

	"interleave/grader"
	"interleave/grader/internal/class/book"
	"interleave/grader/internal/page"
)

// A Student is an entry that is being drawn.
type Student struct {
	*book.Entry
	Board *Board
}

// Page is the name of the student's page, without .html.
func (s *Student) Page() string { return pageName(s.ID) }

// State says why there is no final score: "absent", "pending", "error"; "" if
// there is one.
func (s *Student) State() string {
	switch {
	case s.Result == nil:
		return "absent"
	case s.Pending > 0:
		return "pending"
	case !s.Result.Complete:
		return "error"
	}
	return ""
}

func (s *Student) exercise(id string) *grader.ExerciseResult {
	if s.Result == nil {
		return nil
	}
	for i, ex := range s.Result.Exercises {
		if ex.ID == id {
			return &s.Result.Exercises[i]
		}
	}
	return nil
}

// WriteStudent writes a student's page.
func (b *Board) WriteStudent(w io.Writer, s *Student) error {
	sheets, err := b.sheets(s)
	if err != nil {
		return err
	}
	return render(w, "student.html", struct {
		*Student
		Sheets []page.Rendered
		Head   head
	}{s, sheets, b.head(s.Name, "../", page.Style(sheets))})
}

// A head is what stands at the top of every page.
type head struct {
	page.Head
	Course string
	Up     string // the way to the class page, "../"
	Live   bool
}

// head holds the style of a page, and a policy that allows this style and no
// other. Only the class page may run a script.
func (b *Board) head(title, up, more string) head {
	css, err := files.ReadFile("pages/board.css")
	if err != nil {
		panic(err) // it is embedded
	}
	return head{Head: page.NewHead(title, string(css)+more), Course: b.Title, Up: up, Live: b.Live}
}
