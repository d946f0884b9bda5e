package cli

import (
	"fmt"
	"io"
	"sync"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// A progress tells people what is being done while they wait.
type progress interface {
	// say is told the step, which is news, and how far it is, which changes
	// all the time; how may be empty.
	say(step, how string)

	// done takes back whatever would stand in the way of the result.
	done()
}

func newProgress(w io.Writer) progress {
	if isScreen(w) && hasLines(w) {
		return newLive(w)
	}
	return &log{w: w}
}

// A log gets one line for each step. How far a step is would fill it.
type log struct {
	w    io.Writer
	last string
}

func (l *log) say(step, _ string) {
	if step != l.last {
		fmt.Fprintln(l.w, step)
		l.last = step
	}
}

func (l *log) done() {}

// A live is one line on a terminal that is written over and over, and gone at
// the end.
type live struct {
	container *mpb.Progress
	bar       *mpb.Bar

	mu   sync.Mutex // mpb draws on a goroutine of its own
	text string
}

func newLive(w io.Writer) *live {
	l := &live{container: mpb.New(mpb.WithOutput(w), mpb.WithAutoRefresh())}
	l.bar = l.container.New(0, mpb.NopStyle(),
		mpb.BarRemoveOnComplete(),
		mpb.PrependDecorators(decor.Spinner(nil), decor.Any(func(decor.Statistics) string { return l.now() })))
	return l
}

func (l *live) now() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text
}

func (l *live) say(step, how string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.text = " " + step
	if how != "" {
		l.text += "  " + how
	}
}

func (l *live) done() {
	l.bar.Abort(true)
	l.container.Wait() // for mpb's goroutine, which would draw over the result
}
