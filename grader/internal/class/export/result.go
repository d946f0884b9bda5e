package export

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"interleave/grader/internal/class/board"
	"interleave/grader/internal/report"
)

// Gradescope writes a student's results.json into a folder of the student's own
// below dir. It is the grader's result: what a person decided instead is
// entered at Gradescope.
func Gradescope(dir string, s *board.Student) error {
	return result(dir, "results.json", s, func(w io.Writer) error { return report.Gradescope(w, s.Result) })
}

// Classroom50 writes a student's result.json in the same way. A submission that
// no tag names is called after its attempt.
func Classroom50(dir, title string, s *board.Student) error {
	return result(dir, "result.json", s, func(w io.Writer) error {
		return report.Classroom50(w, s.Result, report.Classroom{
			Classroom: title, Assignment: title, AssignmentType: "individual", Owner: cmp.Or(s.Username, s.ID),
			Submission: fmt.Sprintf("submit/%d", len(s.Attempts)), Commit: place(s), Release: place(s),
		})
	})
}

// place is where the commit can be looked at that was graded, in the way of the
// hosts that Classroom 50 is for. What came from elsewhere has no such page, and
// is named by where it lay: the field must not be empty.
func place(s *board.Student) string {
	from := s.Result.Submission
	if from.Repository != "" && from.Commit != "" {
		return strings.TrimSuffix(from.Repository, ".git") + "/commit/" + from.Commit
	}
	return cmp.Or(from.Path, s.ID)
}

// result writes one file of one student. Whoever handed in nothing, or is not
// graded to the end, has none: it would read as no points.
func result(dir, name string, s *board.Student, write func(io.Writer) error) error {
	if dir == "" || s.Result == nil || s.Pending > 0 {
		return nil
	}
	folder := filepath.Join(dir, s.Page())
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("write the results: %w", err)
	}
	file, err := os.Create(filepath.Join(folder, name))
	if err != nil {
		return fmt.Errorf("write the results: %w", err)
	}
	err = write(file)
	if closed := file.Close(); err == nil {
		err = closed
	}
	return err
}
