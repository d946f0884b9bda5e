package cli

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/internal/cache"
	"interleave/grader/internal/course"
)

// counts is a result on 01-race in which the counter has this verdict, shown by
// a schedule with this token if it has failed.
func counts(v grader.Verdict, token string) *grader.Result {
	r := graded(12, grader.StatusPartial)
	b := grader.BehaviourResult{ID: "counter/no-lost-update", Title: "Two Incs at once count two", Verdict: v}
	if token != "" {
		b.Class, b.Message = grader.Atomicity, "got 1, want 2"
		b.Trace = &grader.Trace{ID: token, Schedule: "a1b1"}
	}
	r.Exercises[0].Behaviours = []grader.BehaviourResult{b}
	return r
}

// working is a student whose results come one after the other, and for whom a
// schedule that is carried out again comes to replayed.
func working(t *testing.T, out *bytes.Buffer, replayed grader.Verdict, results ...*grader.Result) *watching {
	t.Helper()
	t.Setenv("HOME", t.TempDir())
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	all, err := course.Load(root)
	require.NoError(t, err, "load the exercises")
	s := stages{
		desks: &cache.Store{Dir: t.TempDir()},
		grade: func(context.Context, order) (*grader.Result, error) {
			r := results[0]
			results = results[1:]
			return r, nil
		},
		replay: func(_ context.Context, _ order, f grader.Failing) (grader.BehaviourResult, error) {
			return grader.BehaviourResult{ID: f.Result.ID, Verdict: replayed}, nil
		},
	}
	return newWatching(console{out: out, err: &bytes.Buffer{}}, s, order{root: root, submission: t.TempDir()}, all, look{})
}

func TestWatchSaysWhatIsGone(t *testing.T) {
	const gone = "gone:  the schedule that broke counter/no-lost-update no longer does"
	tests := map[string]struct {
		now      *grader.Result
		replayed grader.Verdict
		want     string // "" means not gone
	}{
		"proved":                                    {counts(grader.Proved, ""), grader.Error, gone + ", nor does any other\n"},
		"tried, and the old schedule holds":         {counts(grader.Passed, ""), grader.Passed, gone + ", nor did any other that was tried\n"},
		"tried, and the old schedule is not":        {counts(grader.Passed, ""), grader.Error, ""},
		"failed in the same one":                    {counts(grader.Failed, "one"), grader.Passed, ""},
		"failed in another one":                     {counts(grader.Failed, "two"), grader.Passed, gone + "; another one does\n"},
		"failed in another one, and in this one":    {counts(grader.Failed, "two"), grader.Failed, ""},
		"not built":                                 {counts(grader.Unbuilt, ""), grader.Passed, ""},
		"the grader failed, which says nothing new": {graded(0, grader.StatusError), grader.Passed, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			w := working(t, &out, tt.replayed, counts(grader.Failed, "one"), tt.now)
			w.work(t.Context(), []string{"01-race"})
			assert.NotContains(t, out.String(), "gone:", "what is said of the first result")
			out.Reset()
			w.work(t.Context(), []string{"01-race"})
			if tt.want == "" {
				assert.NotContains(t, out.String(), "gone:", "what is said of the second result")
			} else {
				assert.Contains(t, out.String(), tt.want, "what is said of the second result")
			}
		})
	}
}

// Nobody waits for the race detector to see what every interleaving says, and
// nobody reads the same twice.
func TestWatchTellsBeforeTheRaceDetectorIsHeard(t *testing.T) {
	raced := counts(grader.Failed, "")
	raced.Exercises[0].Behaviours[0].Class, raced.Exercises[0].Behaviours[0].Message = grader.Race, "two goroutines at the same memory"
	tests := map[string]struct {
		first, last *grader.Result
		want        []string // what is told after the first
		not         string
	}{
		"it finds nothing else": {counts(grader.Failed, "one"), counts(grader.Failed, "one"), []string{"race detector:  it has found nothing else\n"}, "want 2"},
		"it finds a race":       {counts(grader.Proved, ""), raced, []string{"race detector:  it has found more\n", "two goroutines at the same memory"}, "nothing else"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			w := working(t, &out, grader.Passed)
			var first string
			w.grade = func(_ context.Context, o order) (*grader.Result, error) {
				o.say("compiling", "")
				o.explored(tt.first)
				first = out.String()
				out.Reset()
				o.say("exploring", "")
				return tt.last, nil
			}
			w.work(t.Context(), []string{"01-race"})
			assert.Contains(t, first, "counter", "what is told first")
			for _, want := range tt.want {
				assert.Contains(t, out.String(), want, "what is told then")
			}
			assert.NotContains(t, out.String(), tt.not, "what is told then")
			assert.Equal(t, "compiling\n"+racing+"\n", strings.SplitAfter(w.console.err.(*bytes.Buffer).String(), racing+"\n")[0], "progress")
		})
	}
}

func TestWatchKeys(t *testing.T) {
	var out bytes.Buffer
	w := working(t, &out, grader.Passed, counts(grader.Failed, "one"), counts(grader.Proved, ""))
	pressed := func(key byte) string {
		out.Reset()
		if work := w.press(key); len(work) > 0 {
			w.work(t.Context(), work)
		}
		return out.String()
	}
	assert.Contains(t, pressed('n'), "nothing of 01-race has failed", "n before anything was graded")
	assert.Contains(t, pressed('r'), "no interleaving has failed", "r before anything was graded")
	assert.Contains(t, pressed('a'), "found  got 1, want 2", "a grades")
	for range 2 {
		assert.Contains(t, pressed('n'), "      found  got 1, want 2", "n shows the failure, again after the last")
	}
	assert.Contains(t, pressed('h'), "01-race  counter/no-lost-update failed", "h begins with what failed")
	assert.Contains(t, pressed('h'), "01-race  counter  hint 1 of 3", "h goes on")
	list := pressed('l')
	assert.Contains(t, list, "failed: wrong when calls interleave", "l has every verdict")
	assert.NotContains(t, list, "want 2", "l has no stories")
	assert.Contains(t, pressed('r'), "now:  it does not fail any more", "r")
	pressed('a')
	assert.Contains(t, pressed('r'), "found  got 1, want 2", "r when it is gone")
}

// A save during the work makes it begin again, and what it would have said is
// about files that are no more.
func TestWatchSaysNothingOfWorkThatIsTakenBack(t *testing.T) {
	var out bytes.Buffer
	w := working(t, &out, grader.Passed, counts(grader.Failed, "one"))
	w.grade = func(_ context.Context, o order) (*grader.Result, error) {
		r := counts(grader.Failed, "one")
		o.explored(r)
		return r, nil
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	w.work(ctx, []string{"01-race", replaying})
	assert.Empty(t, out.String(), "what is said")
	assert.Empty(t, w.results, "what is remembered")
}

// Who watches goes on with what was graded before.
func TestWatchBeginsWithWhatIsKnown(t *testing.T) {
	var out bytes.Buffer
	w := working(t, &out, grader.Passed, counts(grader.Failed, "one"))
	w.work(t.Context(), []string{"01-race"})
	w = newWatching(w.console, w.stages, w.order, w.exercises, w.look)
	out.Reset()
	w.press('n')
	assert.Contains(t, out.String(), "found  got 1, want 2", "n in a new watch")
}

func TestWatchEndsWithAKey(t *testing.T) {
	keys := make(chan byte, 1)
	keys <- 'q'
	ended := false
	s := stages{keys: func() (<-chan byte, func()) { return keys, func() { ended = true } }}
	code, _, stderr := typed(t.Context(), s, "watch", "-submission", t.TempDir())
	assert.Equal(t, ExitOK, code, "exit code")
	assert.Contains(t, stderr, "waiting for a save of 01-race, 02-mutex, ", "stderr")
	assert.True(t, ended, "the terminal is given back")
}
