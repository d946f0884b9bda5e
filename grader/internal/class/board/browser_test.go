package board_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/explore/puzzle"
	"interleave/grader/internal/class/board"
	"interleave/grader/internal/page"
)

// A browser is Chromium with a page, and all that the page did.
type browser struct {
	context.Context
	mu        sync.Mutex
	requests  []string // addresses
	complaint []string // what it wrote to the console
}

// chromium starts one. Nobody watches how long it takes; a browser that hangs
// would hang the test.
func chromium(t *testing.T) *browser {
	t.Helper()
	if testing.Short() {
		t.Skip("starts a browser")
	}
	var found string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil && found == "" {
			found = path
		}
	}
	if found == "" {
		t.Skip("there is no Chromium here; .ci/run installs it")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(found), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.WindowSize(1280, 900), chromedp.WSURLReadTimeout(2*time.Minute))
	allocated, stopAllocator := chromedp.NewExecAllocator(t.Context(), options...)
	page, stopPage := chromedp.NewContext(allocated)
	limited, stopLimit := context.WithTimeout(page, 5*time.Minute)
	t.Cleanup(func() { stopLimit(); stopPage(); stopAllocator() })
	b := &browser{Context: limited}
	chromedp.ListenTarget(page, b.hear)
	require.NoError(t, chromedp.Run(limited, network.Enable(), log.Enable(), runtime.Enable()), "start %s", found)
	return b
}

func (b *browser) hear(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		b.requests = append(b.requests, e.Request.URL)
	case *log.EventEntryAdded:
		b.complaint = append(b.complaint, e.Entry.Text)
	case *runtime.EventExceptionThrown:
		b.complaint = append(b.complaint, e.ExceptionDetails.Error())
	case *runtime.EventConsoleAPICalled:
		b.complaint = append(b.complaint, fmt.Sprint(e.Type))
	}
}

// do runs actions.
func (b *browser) do(t *testing.T, actions ...chromedp.Action) {
	t.Helper()
	require.NoError(t, chromedp.Run(b, actions...), "in the browser")
}

// eval is what an expression comes to.
func eval[T any](t *testing.T, b *browser, expression string) T {
	t.Helper()
	var out T
	require.NoError(t, chromedp.Run(b, chromedp.Evaluate(expression, &out)), "evaluate %s", expression)
	return out
}

// focus puts the keyboard on an element.
func focus(selector string) chromedp.Action {
	return chromedp.Evaluate(fmt.Sprintf("document.querySelector(%q).focus()", selector), nil)
}

// column is the text of a column of the table, from 1.
func column(t *testing.T, b *browser, n int) []string {
	t.Helper()
	return eval[[]string](t, b, fmt.Sprintf(`[...document.querySelectorAll("#table tbody tr td:nth-child(%d)")].map(td => td.textContent)`, n))
}

func TestTheBoardInABrowser(t *testing.T) {
	b, dir := chromium(t), t.TempDir()
	write(t, dir, board.Options{Title: "Concurrency 101"}, 250)
	b.do(t, chromedp.Navigate("file://"+filepath.Join(dir, "index.html")))

	assert.Len(t, column(t, b, 1), 100, "rows on the first page")
	assert.Equal(t, "250 of 250", eval[string](t, b, `shown.textContent`), "how many are shown")
	assert.Equal(t, "Concurrency 101", eval[string](t, b, `document.title`), "title, which a name tried to change")
	assert.Equal(t, hostile, column(t, b, 1)[0], "a hostile name, as text")

	b.do(t, focus(`[data-key="total"]`), chromedp.KeyEvent(kb.Enter))
	totals := column(t, b, 4)
	assert.Equal(t, "100.00", totals[0], "highest total first, sorted by keyboard")
	assert.Equal(t, "descending", eval[string](t, b, `document.activeElement.parentElement.getAttribute("aria-sort")`), "order that a reader hears, and the focus stays")
	b.do(t, chromedp.KeyEvent(kb.Enter))
	assert.Equal(t, "0.00", column(t, b, 4)[0], "lowest total first")

	b.do(t, focus("#search"), chromedp.KeyEvent("student 7"))
	for _, name := range column(t, b, 1) {
		assert.Contains(t, strings.ToLower(name), "student 7", "name after a search")
	}
	b.do(t, chromedp.Evaluate(`search.value = ""; behaviour.value = "1"; behaviour.dispatchEvent(new Event("input", {bubbles: true}))`, nil))
	assert.Equal(t, "125 of 250", eval[string](t, b, `shown.textContent`), "students who fail the second behaviour")
	b.do(t, focus("#after"), chromedp.KeyEvent(" "))
	assert.Equal(t, "2 of 2", eval[string](t, b, `document.getElementById("page").textContent`), "page")
	b.clean(t, dir)
}

// lit names the lines of code that the step which is chosen lights up.
const lit = `[...document.querySelectorAll(".code span")].filter(line => getComputedStyle(line).backgroundColor !== "rgba(0, 0, 0, 0)").map(line => line.id).join()`

func TestAFailureIsSteppedThroughByKeyboard(t *testing.T) {
	b, dir := chromium(t), t.TempDir()
	write(t, dir, board.Options{Title: "Concurrency 101"}, 2)
	b.do(t, chromedp.Navigate("file://"+filepath.Join(dir, "students", "s1.html")),
		focus("#t0-1-0"), chromedp.KeyEvent(" "))
	const current = `document.querySelector(".picture tr:has(input:checked) .acts").textContent`
	assert.Equal(t, "read c.n = 0", eval[string](t, b, current), "first step")
	assert.Equal(t, "l0-8", eval[string](t, b, lit), "line of code that is lit")
	b.do(t, chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.ArrowDown))
	assert.Equal(t, "write c.n = 1", eval[string](t, b, current), "third step")
	assert.Equal(t, "l0-9", eval[string](t, b, lit), "line of code that is lit")
	b.do(t, chromedp.KeyEvent(kb.ArrowUp))
	assert.Equal(t, "read c.n = 0", eval[string](t, b, current), "one step back")
	b.clean(t, dir)
}

// A student's own page has no board around it, and needs nothing but itself.
func TestAResultInABrowser(t *testing.T) {
	b, dir := chromium(t), t.TempDir()
	file := filepath.Join(dir, "result.html")
	single(t, file)
	b.do(t, chromedp.Navigate("file://"+file), focus("#t0-1-0"), chromedp.KeyEvent(" "), chromedp.KeyEvent(kb.ArrowDown))
	assert.Equal(t, "Interleave", eval[string](t, b, "document.title"), "title, with text of a stranger on the page")
	assert.Zero(t, eval[int](t, b, "document.scripts.length"), "scripts")
	assert.Equal(t, "l0-8", eval[string](t, b, lit), "line of code that is lit")
	b.clean(t, dir)
}

// Play goes through the steps by itself. The test sets the clock of the animations,
// so that none of it depends on how fast the browser is.
func TestAnInterleavingPlays(t *testing.T) {
	b, dir := chromium(t), t.TempDir()
	file := filepath.Join(dir, "result.html")
	single(t, file)
	b.do(t, chromedp.Navigate("file://"+file), focus(".play input"), chromedp.KeyEvent(" "))
	const at = `(ms => { for (const a of document.getAnimations()) { a.pause(); a.currentTime = ms }
		return [...document.querySelectorAll(".picture tbody tr")].map(tr => getComputedStyle(tr)).map(s => s.opacity === "0.35" ? "later" : s.backgroundColor === "rgba(0, 0, 0, 0)" ? "done" : "now").join(" ") })`
	for ms, want := range map[int]string{600: "now later later later", 1800: "done now later later", 4200: "done done done now", 6000: "done done done done"} {
		assert.Equal(t, want, eval[string](t, b, fmt.Sprintf("%s(%d)", at, ms)), "steps after %d ms", ms)
	}
	b.do(t, chromedp.KeyEvent(" "))
	assert.Equal(t, "done done done done", eval[string](t, b, at+"(600)"), "steps when it no longer plays")
	b.clean(t, dir)
}

// Whoever reads the page of an answer that does not solve a puzzle can ask what if
// somebody else had gone, and go on from there.
func TestThePuzzleIsPlayedOnThePage(t *testing.T) {
	b, dir := chromium(t), t.TempDir()
	file := filepath.Join(dir, "result.html")
	unsolved(t, file)
	const state = `[...document.querySelectorAll(".state")].filter(s => s.checkVisibility()).map(s => s.innerText.replace(/\s+/g, " ").trim()).join("; ")`
	b.do(t, chromedp.Navigate("file://"+file))
	assert.Equal(t, "count: 0 A let A go a := count B let B go b := count", eval[string](t, b, state), "where the puzzle begins")
	assert.Equal(t, 3, eval[int](t, b, `document.querySelectorAll(".instead").length`), "steps at which somebody else could have gone")

	b.do(t, focus(`.picture tbody tr:nth-child(2) .instead`), chromedp.KeyEvent(kb.Enter)) // A, and then B
	assert.Equal(t, "count: 0 A let A go a = a + 1 a = 0 B let B go b = b + 1 b = 0", eval[string](t, b, state), "what if B goes there")
	for _, next := range []string{"A", "B", "A", "B"} {
		b.do(t, chromedp.KeyEvent(kb.Tab))
		if next == "B" && eval[string](t, b, "document.activeElement.textContent") == "let A go" {
			b.do(t, chromedp.KeyEvent(kb.Tab))
		}
		assert.Equal(t, "let "+next+" go", eval[string](t, b, "document.activeElement.textContent"), "what the keyboard is on")
		b.do(t, chromedp.KeyEvent(kb.Enter))
	}
	assert.Contains(t, eval[string](t, b, state), "count: 1 A has finished a = 1 B has finished b = 1 This is what the puzzle asks for.", "the end")
	b.do(t, chromedp.NavigateBack())
	assert.Contains(t, eval[string](t, b, state), "let B go", "one step back")
	b.clean(t, dir)
}

// single writes the page of one result.
func single(t *testing.T, file string) {
	t.Helper()
	var text bytes.Buffer
	require.NoError(t, page.HTML(&text, entry(0).Result, map[string][]byte{"01-race": []byte(source + "\n// " + hostile + "\n")}), "HTML")
	require.NoError(t, os.WriteFile(file, text.Bytes(), 0o600), "write the page")
}

// unsolved writes the page of a puzzle with an answer that does not solve it.
func unsolved(t *testing.T, file string) {
	t.Helper()
	wrong := puzzle.LostUpdate.Judge("AAABBB")
	var text bytes.Buffer
	require.NoError(t, page.HTML(&text, &grader.Result{Exercises: []grader.ExerciseResult{{ID: "01-race", Behaviours: []grader.BehaviourResult{{
		ID: "puzzle/lost-update", Title: "an update gets lost", Verdict: grader.Failed, Class: wrong.Class, Message: wrong.Message, Trace: wrong.Trace,
	}}}}}, nil), "HTML")
	require.NoError(t, os.WriteFile(file, text.Bytes(), 0o600), "write the page")
}

// clean checks that the page asked for nothing outside of the site, and that
// nothing was refused or went wrong.
func (b *browser) clean(t *testing.T, dir string) {
	t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, r := range b.requests {
		assert.True(t, strings.HasPrefix(r, "file://"+dir) || r == "data:,", "the page asked for %s", r)
	}
	assert.Empty(t, b.complaint, "console")
}
