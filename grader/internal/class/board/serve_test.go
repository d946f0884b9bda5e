package board_test

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/internal/class/board"
	"interleave/grader/internal/class/book"
	"interleave/grader/internal/class/roster"
	"interleave/grader/internal/class/store"
)

// A grading is a class of two that is being graded while its board is served.
type grading struct {
	store  *store.Store
	grader store.Grader
	units  []store.Unit
	at     string // where the board is
	stop   context.CancelFunc
	ended  chan error
}

func serve(t *testing.T) *grading {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "class.db"))
	require.NoError(t, err, "open the class")
	t.Cleanup(s.Close)
	g := &grading{store: s, ended: make(chan error, 1)}
	for i, id := range []string{"ann", "bo"} {
		u, err := store.NewUnit("01-race", &grader.File{Source: []byte(source + "// " + id)})
		require.NoError(t, err, "name a file")
		a := store.Attempt{Units: map[string]string{"01-race": u.ID}}
		require.NoError(t, s.Record(t.Context(), roster.Student{ID: id, Name: id + hostile, Position: i}, "", a, []store.Unit{u}), "record %s", id)
		g.units = append(g.units, u)
	}
	g.grader, err = s.Use(t.Context(), store.Grader{ID: "g"}, false)
	require.NoError(t, err, "use a grader")
	ctx, stop := context.WithCancel(t.Context())
	g.stop = stop
	ready := make(chan string, 1)
	books := []*book.Book{{Store: s, Exercises: course}}
	go func() { // end receives it
		g.ended <- board.Serve(ctx, ":0", board.Options{Title: "C"}, books, func(at string) { ready <- at })
	}()
	select {
	case at := <-ready:
		g.at = "http://" + at
	case err := <-g.ended:
		require.NoError(t, err, "serve the board")
	}
	t.Cleanup(func() { g.end(t) })
	return g
}

func (g *grading) end(t *testing.T) {
	t.Helper()
	g.stop()
	if err, more := <-g.ended; more {
		assert.NoError(t, err, "Serve, told to end")
		close(g.ended)
	}
}

// put keeps what a grader found in the file of a student.
func (g *grading) put(t *testing.T, student int) {
	t.Helper()
	r := store.Result{ExerciseResult: entry(student).Result.Exercises[0], GradedAt: time.Unix(1e9, 0)}
	require.NoError(t, g.store.Put(t.Context(), g.units[student].ID, g.grader, r), "put a result")
}

// get asks for a page, by some name of the host and as a reader who has seen an
// event.
func (g *grading) get(t *testing.T, path, host, seen string) *http.Response {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, g.at+path, nil)
	require.NoError(t, err, "make a request")
	r.Host = host
	r.Header.Set("Last-Event-ID", seen)
	answer, err := http.DefaultTransport.RoundTrip(r)
	require.NoError(t, err, "GET %s", path)
	t.Cleanup(func() { _ = answer.Body.Close() })
	return answer
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	text, err := io.ReadAll(r.Body)
	require.NoError(t, err, "read a page")
	return string(text)
}

func TestAServedBoardHasAllPages(t *testing.T) {
	g := serve(t)
	g.put(t, 0)
	assert.True(t, strings.HasPrefix(g.at, "http://127.0.0.1:"), "%s, where nobody else can read it", g.at)
	for path, kind := range map[string]string{
		"/": "text/html", "/index.html": "text/html", "/students/ann.html": "text/html",
		"/behaviours/01-race-counter-no-lost-update.html": "text/html", "/board.js": "text/javascript",
	} {
		r := g.get(t, path, "", "")
		assert.Equal(t, http.StatusOK, r.StatusCode, "status of %s", path)
		assert.Contains(t, r.Header.Get("Content-Type"), kind, "type of %s", path)
		for name, want := range map[string]string{
			"Content-Security-Policy": "frame-ancestors 'none'", "X-Content-Type-Options": "nosniff",
			"Referrer-Policy": "no-referrer", "Cache-Control": "no-store",
		} {
			assert.Equal(t, want, r.Header.Get(name), "%s of %s", name, path)
		}
		if text := body(t, r); kind == "text/html" {
			assert.Contains(t, text, `http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;`, "policy of %s", path)
			assert.NotContains(t, text, hostile, "what %s makes of a name", path)
		}
	}
	for _, path := range []string{"/students/nobody.html", "/students/..%2f..%2fclass.db", "/behaviours/none.html", "/class.db"} {
		assert.Equal(t, http.StatusNotFound, g.get(t, path, "", "").StatusCode, "status of %s", path)
	}
	assert.Equal(t, http.StatusForbidden, g.get(t, "/", "evil.example", "").StatusCode, "status for a name that somebody else points here")
	assert.Equal(t, http.StatusOK, g.get(t, "/", "localhost", "").StatusCode, "status for a name of this machine")
}

// An event is one that a server sent.
type event struct{ id, name, data string }

func next(t *testing.T, from *bufio.Reader) event {
	t.Helper()
	var e event
	for {
		line, err := from.ReadString('\n')
		require.NoError(t, err, "read an event")
		key, value, _ := strings.Cut(strings.TrimRight(line, "\n"), ": ")
		switch key {
		case "":
			return e
		case "id":
			e.id = value
		case "event":
			e.name = value
		case "data":
			e.data = value
		}
	}
}

func TestRowsArriveWhileTheClassIsGraded(t *testing.T) {
	g := serve(t)
	page := body(t, g.get(t, "/", "", ""))
	drawn := regexp.MustCompile(`"turn":(\d+)`).FindStringSubmatch(page)
	require.Len(t, drawn, 2, "when the page was drawn")
	from := bufio.NewReader(g.get(t, "/events?after="+drawn[1], "", "").Body)
	g.put(t, 1)
	e := next(t, from)
	var rows []board.Row
	require.NoError(t, json.Unmarshal([]byte(e.data), &rows), "rows in %s", e.data)
	assert.Equal(t, "rows", e.name, "first event")
	require.Len(t, rows, 1, "rows that changed")
	assert.Equal(t, "bo", rows[0].Page, "whose row")
	assert.InDelta(t, 100, rows[0].Score, 0, "score")
	assert.Contains(t, next(t, from).data, "2 students, 1 graded", "counts")

	late := next(t, bufio.NewReader(g.get(t, "/events?after="+drawn[1], "", "").Body))
	assert.Equal(t, e, late, "first event for a page that was drawn before and asks only now")
	again := next(t, bufio.NewReader(g.get(t, "/events?after="+drawn[1], "", e.id).Body))
	require.NoError(t, json.Unmarshal([]byte(again.data), &rows), "rows in %s", again.data)
	assert.Len(t, rows, 2, "rows for a reader who was away")

	g.end(t)
	_, err := from.ReadString('\n')
	assert.Error(t, err, "what a reader hears when the server ends")
}

func TestAPageInABrowserFollowsTheGrading(t *testing.T) {
	b, g := chromium(t), serve(t)
	b.do(t, chromedp.Navigate(g.at), chromedp.Poll(`document.getElementById("live").textContent === "live"`, nil))
	assert.Equal(t, []string{"…", "…"}, column(t, b, 4), "totals before anything is graded")
	g.put(t, 1)
	b.do(t, chromedp.Poll(`document.querySelector("#table tr.changed") !== null`, nil))
	assert.Equal(t, []string{"…", "100.00"}, column(t, b, 4), "totals, without anybody having touched the page")
	assert.Contains(t, eval[string](t, b, `counts.textContent`), "1 graded", "counts")
	assert.Equal(t, "C", eval[string](t, b, `document.title`), "title, which a name tried to change")
	g.end(t)
	b.do(t, chromedp.Poll(`document.getElementById("live").textContent === "not connected"`, nil))
}
