package export_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/internal/class/board"
	"interleave/grader/internal/class/book"
	"interleave/grader/internal/class/export"
	"interleave/grader/internal/class/roster"
	"interleave/grader/internal/class/store"
)

// class is one of everybody that an importer could stumble over.
func class() []*book.Entry {
	graded := entry("s1", "u1", "A")
	hostile := entry("s2", `=cmd|'/C calc'!A0`, "=B")
	hostile.Name, hostile.Email = "Robert\"; DROP\nTABLE", "@evil"
	failed := entry("s3", "u3", "")
	failed.Result.Exercises[0].Status, failed.Result.Complete = grader.StatusError, false
	failed.Result.Exercises[0].Problem = "the disk is full"
	decided := entry("s4", "u4", "A")
	decided.Score, decided.Overrides = 12.5, []store.Override{{Exercise: "01-race", Score: 12.5, Reason: "on paper", At: time.Unix(1e9, 0)}}
	absent := &book.Entry{Student: store.Student{Student: roster.Student{ID: "s5", Name: "Eve", Email: "eve@example.org"}, Problem: "eve.zip cannot be opened"}}
	nameless := entry("s6", "", "A")
	nameless.Email = ""
	forked := entry("s7", "u7", "B")
	forked.Result.Submission = grader.SubmissionInfo{Repository: "https://host.example/u7", Commit: "c0ffee", SubmittedAt: "2026-11-01T12:00:00Z"}
	wrong := entry("s8", "u8", "B")
	wrong.Result.Exercises[0].Behaviours = []grader.BehaviourResult{{ID: "counter/no-lost-update", Title: "Two Incs", Verdict: grader.Failed, Class: grader.Atomicity, Message: "got 1, want 2", Max: 100}}
	wrong.Result.Score, wrong.Score, wrong.Result.Exercises[0].Score = 0, 0, 0
	return []*book.Entry{graded, hostile, failed, decided, absent, nameless, forked, wrong}
}

// rows are what a sheet makes of the class, read as every importer does.
func rows(t *testing.T, make func(*bytes.Buffer) *export.Sheet) [][]string {
	t.Helper()
	var text bytes.Buffer
	sheet, b := make(&text), board.New(board.Options{}, nil)
	for _, e := range class() {
		sheet.Add(b.Add(e))
	}
	require.NoError(t, sheet.Close(), "close the sheet")
	all, err := csv.NewReader(&text).ReadAll() // fails for rows of different lengths
	require.NoError(t, err, "read the sheet")
	return all
}

// Canvas's importer wants its columns by name, the points possible in the second
// row, and for each student something to be found by; a cell is points, EX or
// empty.
func TestCanvasTakesTheGradebook(t *testing.T) {
	all := rows(t, func(w *bytes.Buffer) *export.Sheet { return export.Canvas(w, "Concurrency (123)", 100) })
	head := all[0]
	assert.Equal(t, []string{"Student", "ID", "SIS User ID", "SIS Login ID", "Section"}, head[:5], "columns")
	require.Len(t, head, 6, "columns")
	assert.Regexp(t, `^.+ \(\d+\)$`, head[5], "title with the number of an assignment")
	assert.Contains(t, all[1][0], "Points Possible", "second row")
	most, err := strconv.ParseFloat(all[1][5], 64)
	require.NoError(t, err, "points possible")
	require.Len(t, all, 2+len(class()), "rows")
	points := map[string]string{"s1": "100.00", "s2": "100.00", "s3": "", "s4": "12.50", "s5": "", "s6": "100.00", "s7": "100.00", "s8": "0.00"}
	for _, row := range all[2:] {
		assert.NotEmpty(t, row[2], "what %q is found by", row[0])
		assert.Equal(t, points[row[2]], row[5], "points of %s", row[2])
		if row[5] != "" {
			n, err := strconv.ParseFloat(row[5], 64)
			assert.NoError(t, err, "points of %s", row[2])
			assert.True(t, n >= 0 && n <= most, "points of %s: %s", row[2], row[5])
		}
		harmless(t, row)
	}
}

// Moodle's importer gives up the whole file for a grade that is no number, and
// for a student who cannot be found or is there twice.
func TestMoodleTakesTheGradebook(t *testing.T) {
	all := rows(t, func(w *bytes.Buffer) *export.Sheet { return export.Moodle(w, "Concurrency") })
	assert.Equal(t, []string{"Username", "ID number", "Email address", "Concurrency (Real)", "Concurrency feedback"}, all[0], "columns")
	var found []string
	for _, row := range all[1:] {
		assert.False(t, row[0] == "" && row[2] == "", "%s, who could not be found", row[1])
		assert.NotContains(t, found, row[0], "student")
		found = append(found, row[0])
		assert.Regexp(t, regexp.MustCompile(`^\d+\.\d\d$`), row[3], "grade of %s", row[1])
		assert.NotEmpty(t, row[4], "feedback that goes with the grade of %s", row[1])
		harmless(t, row)
	}
	assert.True(t, slices.Equal(found, []string{"u1", `'=cmd|'/C calc'!A0`, "u4", "u7", "u8"}), "who is in it: %q", found)
}

// harmless checks that a spreadsheet would run none of the cells.
func harmless(t *testing.T, row []string) {
	t.Helper()
	for _, cell := range row {
		assert.False(t, strings.HasPrefix(cell, "=") || strings.HasPrefix(cell, "@") || strings.HasPrefix(cell, "+"), "cell %q", cell)
	}
}

func TestEveryResultFileOfAClassIsValid(t *testing.T) {
	dir, b := t.TempDir(), board.New(board.Options{}, nil)
	for _, e := range class() {
		s := b.Add(e)
		require.NoError(t, export.Gradescope(filepath.Join(dir, "gradescope"), s), "for Gradescope")
		require.NoError(t, export.Classroom50(filepath.Join(dir, "classroom50"), "Concurrency", s), "for Classroom 50")
	}
	for platform, name := range map[string]string{"gradescope": "results.json", "classroom50": "result.json"} {
		schema, err := jsonschema.NewCompiler().Compile("../../report/testdata/schemas/" + platform + ".json")
		require.NoError(t, err, "compile the schema of %s", platform)
		files, err := filepath.Glob(filepath.Join(dir, platform, "*", name))
		require.NoError(t, err, "list the files for %s", platform)
		assert.Len(t, files, len(class())-1, "files for %s: everybody but who handed in nothing", platform)
		for _, file := range files {
			text, err := os.Open(file)
			require.NoError(t, err, "open %s", file)
			value, err := jsonschema.UnmarshalJSON(text)
			text.Close()
			require.NoError(t, err, "parse %s", file)
			assert.NoError(t, schema.Validate(value), "%s", file)
		}
	}
}
