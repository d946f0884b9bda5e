package export_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/internal/class/board"
	"interleave/grader/internal/class/book"
	"interleave/grader/internal/class/export"
	"interleave/grader/internal/class/roster"
	"interleave/grader/internal/class/store"
)

// entry is a student with full points.
func entry(id, user, section string) *book.Entry {
	ex := grader.ExerciseResult{ID: "01-race", Score: 100, Max: 100, Status: grader.StatusFull}
	return &book.Entry{
		Student: store.Student{Student: roster.Student{ID: id, Name: "Student " + user, Username: user, Section: section, Email: "e@example.org"}},
		Result:  &grader.Result{Timing: grader.Timing{StartedAt: "2026-11-02T12:00:00Z"}, Complete: true, Score: 100, Max: 100, Exercises: []grader.ExerciseResult{ex}}, Score: 100,
	}
}

func TestSpreadsheetsRunNothing(t *testing.T) {
	for cell, want := range map[string]string{
		"=1+1": "'=1+1", "+1": "'+1", "-cmd": "'-cmd", "@SUM(1)": "'@SUM(1)", "\t=1": "'\t=1", " =1": "' =1",
		"Ann": "Ann", "-2.50": "-2.50", "12.00": "12.00", "": "", "-": "'-",
	} {
		assert.Equal(t, want, export.Defuse(cell), "cell %q", cell)
	}
}

func TestGradebooksHoldOnlyWhatIsFinal(t *testing.T) {
	var canvas, moodle bytes.Buffer
	sheets := []*export.Sheet{export.Canvas(&canvas, "Concurrency (123)", 100), export.Moodle(&moodle, "Concurrency")}
	b := board.New(board.Options{}, nil)
	unfinished := entry("s4", "u3", "A")
	unfinished.Pending = 1
	for _, e := range []*book.Entry{entry("s2", "u1", "B"), unfinished} {
		s := b.Add(e)
		for _, sheet := range sheets {
			sheet.Add(s)
		}
	}
	for _, sheet := range sheets {
		require.NoError(t, sheet.Close(), "close a sheet")
	}
	assert.Equal(t, strings.Join([]string{
		"Student,ID,SIS User ID,SIS Login ID,Section,Concurrency (123)", `"    Points Possible",,,,,100.00`,
		"Student u1,,s2,u1,B,100.00", "Student u3,,s4,u3,A,", "",
	}, "\n"), canvas.String(), "Canvas")
	assert.Equal(t, strings.Join([]string{
		"Username,ID number,Email address,Concurrency (Real),Concurrency feedback", `u1,s2,e@example.org,100.00,"01-race: 100.00 of 100.00.`, `"`, "",
	}, "\n"), moodle.String(), "Moodle, which takes no empty grade")
}
