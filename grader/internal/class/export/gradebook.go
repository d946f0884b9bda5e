package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"time"

	"interleave/grader"
	"interleave/grader/internal/class/board"
)

func when(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// Canvas writes a gradebook for Canvas's import. It finds a student by the
// Canvas ID if the roster has a column "canvas_id", or else by the login, and a
// column's assignment by the number in its title: give the title of an existing
// one as "Title (123)". A student without a final score keeps what Canvas has.
func Canvas(w io.Writer, title string, most float64) *Sheet {
	s := &Sheet{w: csv.NewWriter(w)}
	s.write([]string{"Student", "ID", "SIS User ID", "SIS Login ID", "Section", title})
	_ = s.w.Write([]string{"    Points Possible", "", "", "", "", points(most)})
	s.cells = func(one *board.Student) []string {
		login := one.Username
		if login == "" {
			login = one.Email
		}
		return []string{one.Name, field(one, "canvas_id", "canvas id"), one.ID, login, one.Section, total(one)}
	}
	return s
}

// Moodle writes a gradebook for Moodle's import, with the verdicts as feedback.
// Moodle gives up the whole file for one cell that is no number or one student
// whom it does not know, so a student without a final score, or without
// anything to be found by, is left out.
func Moodle(w io.Writer, title string) *Sheet {
	s := &Sheet{w: csv.NewWriter(w)}
	s.write([]string{"Username", "ID number", "Email address", title + " (Real)", title + " feedback"})
	s.cells = func(one *board.Student) []string {
		if one.State() != "" || one.Username == "" && one.Email == "" {
			return nil
		}
		return []string{one.Username, one.ID, one.Email, total(one), feedback(one)}
	}
	return s
}

// feedback is one line an exercise, with the behaviours that do not hold.
func feedback(one *board.Student) string {
	text := ""
	for _, ex := range one.Result.Exercises {
		text += fmt.Sprintf("%s: %s of %s.", ex.ID, points(one.ScoreOf(ex)), points(ex.Max))
		for _, b := range ex.Behaviours {
			if b.Verdict == grader.Failed {
				text += fmt.Sprintf(" %s %s.", b.ID, verdict(b))
			}
		}
		text += "\n"
	}
	return text
}
