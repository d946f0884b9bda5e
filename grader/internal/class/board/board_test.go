package board_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/internal/class/board"
	"interleave/grader/internal/class/book"
	"interleave/grader/internal/class/roster"
	"interleave/grader/internal/class/store"
)

const (
	hostile = `<script>document.title='owned'</script>`
	source  = "package race\n\nimport \"sync/atomic\"\n\ntype Counter struct{ n atomic.Int64 }\n\nfunc (c *Counter) Inc() {\n\tn := c.n.Load()\n\tc.n.Store(n + 1)\n}\n"
)

var course = []grader.Exercise{{ID: "01-race", Title: "Race conditions", Package: "race", File: "race.go", Points: 100, Behaviours: []grader.Behaviour{
	{ID: "counter/race-free", Title: "Inc and Value can run at once", Property: grader.MutualExclusion, Weight: 1},
	{ID: "counter/no-lost-update", Title: "Two Incs at once count two", Property: grader.MutualExclusion, Weight: 1, Hint: "Who else may write?"},
}}}

// entry is a student; every second one loses an update.
func entry(i int) *book.Entry {
	held := grader.BehaviourResult{ID: "counter/race-free", Title: "Inc and Value can run at once", Property: grader.MutualExclusion, Verdict: grader.Proved, Score: 50, Max: 50, Schedules: grader.Schedules{Explored: 6}}
	lost := held
	lost.ID, lost.Title = "counter/no-lost-update", "Two Incs at once count two"
	score := 100.0
	if i%2 == 0 {
		lost.Verdict, lost.Class, lost.Score, lost.Message = grader.Failed, grader.Atomicity, 0, "got 1, want 2 "+hostile
		lost.Locations, lost.Trace = []grader.Location{{File: "race.go", Line: 8, Text: "n := c.n.Load()"}}, trace()
		score = 0
	}
	r := &grader.Result{Complete: true, Score: score, Max: 100, Exercises: []grader.ExerciseResult{{
		ID: "01-race", Title: "Race conditions", Score: score, Max: 100, Status: grader.StatusPartial, Behaviours: []grader.BehaviourResult{held, lost},
	}}}
	at := time.Date(2026, 11, 1, 12, 0, 0, 0, time.UTC)
	e := &book.Entry{
		Student: store.Student{
			Student:  roster.Student{ID: fmt.Sprintf("s%d", i+1), Name: fmt.Sprintf("Student %d", i), Section: "ABC"[i%3 : i%3+1], Email: "e@example.org", Username: fmt.Sprintf("u%d", i)},
			Attempts: []store.Attempt{{Number: 1, At: at}},
		},
		Result: r, Score: score, GradedAt: at, Past: []book.Past{{Attempt: store.Attempt{Number: 1, At: at}, Score: score}},
		Files: map[string]grader.File{"01-race": {Source: []byte(source)}},
	}
	if i == 0 {
		e.Name = hostile
	}
	return e
}

func trace() *grader.Trace {
	step := func(g int, kind string, line int, text, value string) grader.Step {
		return grader.Step{Goroutine: g, Kind: kind, Object: "c.n", File: "race.go", Line: line, Text: text, Value: value}
	}
	return &grader.Trace{ID: "7kq2", Schedule: "1.2.1.2", Goroutines: []grader.Goroutine{{ID: 1, Name: "A"}, {ID: 2, Name: "B"}}, Steps: []grader.Step{
		step(1, "load", 8, "n := c.n.Load()", "0"), step(2, "load", 8, "n := c.n.Load()", "0"),
		step(1, "store", 9, "c.n.Store(n + 1)", "1"), step(2, "store", 9, "c.n.Store(n + 1)", "1"),
	}}
}

// write draws a board of n students.
func write(t *testing.T, dir string, o board.Options, n int) {
	t.Helper()
	b := board.New(o, course)
	pages := func(name string, draw func(*bytes.Buffer) error) {
		var text bytes.Buffer
		require.NoError(t, draw(&text), "draw %s", name)
		file := filepath.Join(dir, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755), "make the folder of %s", name)
		require.NoError(t, os.WriteFile(file, text.Bytes(), 0o644), "write %s", name)
	}
	for i := range n {
		s := b.Add(entry(i))
		pages("students/"+s.Page()+".html", func(w *bytes.Buffer) error { return b.WriteStudent(w, s) })
	}
	for _, one := range b.Behaviours {
		pages("behaviours/"+one.Page()+".html", func(w *bytes.Buffer) error { return b.WriteBehaviour(w, one) })
	}
	pages("index.html", func(w *bytes.Buffer) error { return b.WriteClass(w) })
	script, err := os.ReadFile("pages/board.js")
	require.NoError(t, err, "read the script")
	require.NoError(t, os.WriteFile(filepath.Join(dir, "board.js"), script, 0o644), "write the script")
}

func TestNothingOfAStudentsIsMoreThanText(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, board.Options{Title: "C"}, 4)
	scripts := regexp.MustCompile(`(?i)<script[^>]*>`)
	err := filepath.WalkDir(dir, func(file string, d os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(file, ".html") {
			return err
		}
		text, err := os.ReadFile(file)
		require.NoError(t, err, "read %s", file)
		found := scripts.FindAllString(string(text), -1)
		if filepath.Base(file) == "index.html" {
			assert.Equal(t, []string{`<script type="application/json" id="data">`, `<script src="board.js">`}, found, "scripts of the class page")
		} else {
			assert.Empty(t, found, "scripts of %s", file)
		}
		assert.Contains(t, string(text), `http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;`, "policy of %s", file)
		assert.NotRegexp(t, `(?i)\son[a-z]+\s*=|javascript:|https?://`, string(text), "%s", file)
		return nil
	})
	require.NoError(t, err, "read the site")
}

func TestPseudonymsLeaveNobodyRecognisable(t *testing.T) {
	dir := t.TempDir()
	b := board.New(board.Options{Pseudonyms: true}, course)
	e := entry(1)
	e.Name, e.Extra, e.Source = "Ann Secret", []roster.Field{{Name: "room", Value: "secret"}}, "secret.zip"
	e.Result.Submission = grader.SubmissionInfo{Path: "/home/secret", Repository: "https://secret", Paths: map[string]string{"01-race": "secret/race.go"}}
	s := b.Add(e)
	var page, class bytes.Buffer
	require.NoError(t, b.WriteStudent(&page, s), "draw the student")
	require.NoError(t, b.WriteClass(&class), "draw the class")
	for _, text := range []string{page.String(), class.String(), s.Page(), dir + fmt.Sprint(b.Rows)} {
		assert.NotContains(t, strings.ToLower(text), "secret", "a page with pseudonyms")
		assert.NotContains(t, text, "e@example.org", "a page with pseudonyms")
		assert.NotContains(t, text, "s2.html", "a page with pseudonyms")
	}
}

func TestFailuresOfOneShapeAreOneGroup(t *testing.T) {
	b := board.New(board.Options{}, course)
	for i := range 6 {
		e := entry(i)
		if i == 4 { // the other goroutine is first: the same shape
			e.Result.Exercises[0].Behaviours[1].Trace.Goroutines[0].Name = "Z"
		}
		if i == 2 { // somebody waits: another one
			tr := e.Result.Exercises[0].Behaviours[1].Trace
			tr.Steps = append(tr.Steps, grader.Step{Goroutine: 1, Kind: "lock", Object: "mu", File: "race.go", Line: 9, BlockedBy: "B"})
		}
		b.Add(e)
	}
	groups := b.Behaviours[1].Groups()
	require.Len(t, groups, 2, "ways in which no-lost-update fails")
	assert.Len(t, groups[0].Students, 2, "students who fail in the most common way")
	assert.Equal(t, 3, b.Behaviours[1].Held, "students for whom it holds")
}

func TestAPageIsCalledSoThatEveryFileSystemTakesIt(t *testing.T) {
	seen := make(map[string]string)
	for _, id := range []string{"ann", "Ann", "ANN", "../../etc/passwd", "a/b", "ab", "", "ü", strings.Repeat("x", 300), "<script>"} {
		e := entry(1)
		e.ID = id
		page := board.New(board.Options{}, course).Add(e).Page()
		assert.Regexp(t, `^[a-z0-9_-]{1,64}$`, page, "page of %q", id)
		assert.NotContains(t, seen, page, "page of %q, which is also that of %q", id, seen[page])
		seen[page] = id
	}
}
