// Package export writes a class for gradebooks and spreadsheets. All of them
// read CSV, and some run what they read, so every cell that came from a
// stranger is defused.
//
// A score that is not final is never written as points: an empty cell leaves
// what a gradebook has, and a zero would overwrite it.
package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"

	"interleave/grader"
	"interleave/grader/internal/class/board"
	"interleave/grader/internal/report"
)

// A Sheet is a file that is filled student by student.
type Sheet struct {
	w     *csv.Writer
	cells func(*board.Student) []string // nil cells leave the student out
}

// Add writes a student's row.
func (s *Sheet) Add(one *board.Student) {
	if row := s.cells(one); row != nil {
		s.write(row)
	}
}

// Close writes what is not written yet.
func (s *Sheet) Close() error {
	s.w.Flush()
	if err := s.w.Error(); err != nil {
		return fmt.Errorf("write the gradebook: %w", err)
	}
	return nil
}

func (s *Sheet) write(row []string) {
	safe := make([]string, len(row))
	for i, cell := range row {
		safe[i] = Defuse(cell)
	}
	_ = s.w.Write(safe) // Close says what went wrong
}

// Defuse makes a cell text that a spreadsheet would run: one that begins, maybe
// after blanks, with a sign of a formula. A number stays a number.
func Defuse(cell string) string {
	trimmed := strings.TrimLeft(cell, " \t\r\n\u00a0\ufeff")
	if trimmed == "" || !strings.ContainsRune("=+-@|%", rune(trimmed[0])) && cell[0] != '\t' && cell[0] != '\r' || isNumber(cell) {
		return cell
	}
	return "'" + cell
}

func isNumber(cell string) bool {
	digits := strings.TrimPrefix(cell, "-")
	return digits != "" && strings.Trim(digits, "0123456789.") == "" && strings.Count(digits, ".") <= 1
}

// Table is one row a student with everything: columns of the roster, points,
// verdicts.
func Table(w io.Writer, exercises []grader.Exercise, extra []string) *Sheet {
	s := &Sheet{w: csv.NewWriter(w)}
	head := []string{"id", "name", "email", "username", "section", "total", "state", "late", "attempts", "handed in", "graded"}
	for _, ex := range exercises {
		head = append(head, ex.ID, ex.ID+" status")
	}
	for _, ex := range exercises {
		for _, b := range ex.Behaviours {
			head = append(head, ex.ID+" "+b.ID)
		}
	}
	s.write(append(append(head, "problem"), extra...))
	s.cells = func(one *board.Student) []string { return append(table(one, exercises), extras(one, extra)...) }
	return s
}

func table(one *board.Student, exercises []grader.Exercise) []string {
	row := []string{
		one.ID, one.Name, one.Email, one.Username, one.Section, total(one), one.State(), yes(one.Late),
		fmt.Sprint(len(one.Attempts)), handedIn(one), when(one.GradedAt),
	}
	results := make(map[string]grader.ExerciseResult)
	verdicts := make(map[string]string)
	if one.Result != nil {
		for _, ex := range one.Result.Exercises {
			results[ex.ID] = ex
			for _, b := range ex.Behaviours {
				verdicts[ex.ID+" "+b.ID] = verdict(b)
			}
		}
	}
	for _, ex := range exercises {
		r, graded := results[ex.ID]
		score := ""
		if graded && (r.Status != grader.StatusError || one.Decided(ex.ID) != nil) {
			score = points(one.ScoreOf(r))
		}
		row = append(row, score, string(r.Status))
	}
	for _, ex := range exercises {
		for _, b := range ex.Behaviours {
			row = append(row, verdicts[ex.ID+" "+b.ID])
		}
	}
	return append(row, one.Problem)
}

func verdict(b grader.BehaviourResult) string {
	if b.Verdict == grader.Failed {
		return "failed: " + report.ClassInWords(b.Class)
	}
	return b.Verdict.String()
}

func extras(one *board.Student, names []string) []string {
	var all []string
	for _, name := range names {
		value := ""
		for _, f := range one.Extra {
			if f.Name == name {
				value = f.Value
			}
		}
		all = append(all, value)
	}
	return all
}

// total is the score if it is final.
func total(one *board.Student) string {
	if one.State() != "" {
		return ""
	}
	return points(one.Score)
}

func points(p float64) string { return fmt.Sprintf("%.2f", p) }

func yes(is bool) string {
	if is {
		return "yes"
	}
	return ""
}

func handedIn(one *board.Student) string {
	if a := one.Latest(); a != nil {
		return when(a.At)
	}
	return ""
}

// field is the value of a roster's column whose name is one of those given.
func field(one *board.Student, names ...string) string {
	for _, f := range one.Extra {
		if slices.ContainsFunc(names, func(name string) bool { return strings.EqualFold(name, f.Name) }) {
			return f.Value
		}
	}
	return ""
}
