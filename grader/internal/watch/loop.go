package watch

import (
	"context"
	"slices"
	"time"

	"github.com/fsnotify/fsnotify"
)

// A Loop waits for saves and keys. Its functions are called one at a time, Work
// on a goroutine of its own, so they may share what they like without a lock.
type Loop struct {
	Look   func() []string       // what was saved since it was called last
	Alarms <-chan fsnotify.Event // wakes Look; nil where the system tells nothing
	Errors <-chan error          // alarms that were lost
	Every  time.Duration         // between two looks that nothing has woken
	Settle time.Duration         // without a save, before work begins: an editor may save several files, or one twice

	Work  func(ctx context.Context, names []string) // ends early with ctx, and then says nothing
	Keys  <-chan byte                               // nil without anybody who presses them
	Press func(key byte) (work []string)            // may ask for work

	pending []string         // what is to be worked on
	settled <-chan time.Time // when work may begin; nil if it may now
	working []string         // what is being worked on
	cancel  context.CancelFunc
	done    chan struct{} // is closed when the work under way has ended; nil if there is none
	held    []byte        // keys pressed during it
}

// Keys that end the loop, whatever it is doing: q, Ctrl-C and Ctrl-D where the
// terminal hands them on.
const quit = "q\x03\x04"

// Run works on the given names and then on whatever is saved, until somebody
// presses a key that ends it or ctx does. No work is under way when it returns.
func (l *Loop) Run(ctx context.Context, names []string) {
	l.pending = names
	clock := time.NewTicker(l.Every)
	defer clock.Stop()
	defer l.stop()
	for {
		l.begin(ctx)
		select {
		case <-ctx.Done():
			return
		case <-clock.C:
			l.save(l.Look())
		case <-l.Alarms:
			l.save(l.Look())
		case <-l.Errors:
			l.save(l.Look())
		case <-l.settled:
			l.settled = nil
		case <-l.done:
			l.ended()
		case key, ok := <-l.Keys:
			if !ok {
				l.Keys = nil // its end is no wish to stop: there may be no terminal
			} else if !l.press(key) {
				return
			}
		}
	}
}

// save makes work of what was saved, and takes back what is under way: it was
// about files that are no more.
func (l *Loop) save(names []string) {
	if len(names) == 0 {
		return
	}
	l.want(names)
	l.settled = time.After(l.Settle)
	if l.done != nil {
		l.want(l.working)
		l.cancel()
	}
}

func (l *Loop) want(names []string) {
	l.pending = append(slices.Clone(l.pending), names...)
	slices.Sort(l.pending)
	l.pending = slices.Compact(l.pending)
}

// begin begins to work if there is something to do and nothing in the way.
func (l *Loop) begin(ctx context.Context) {
	if l.done != nil || l.settled != nil || len(l.pending) == 0 {
		return
	}
	l.working, l.pending = l.pending, nil
	ctx, l.cancel = context.WithCancel(ctx)
	names, done := l.working, make(chan struct{})
	l.done = done
	go func() { // Run waits for it, in its select or in stop
		defer close(done)
		l.Work(ctx, names)
	}()
}

// ended goes on with the keys that were pressed meanwhile.
func (l *Loop) ended() {
	l.cancel()
	l.done, l.working = nil, nil
	held := l.held
	l.held = nil
	for _, key := range held {
		l.press(key)
	}
}

// press acts on a key and reports whether to go on. During work it keeps the
// key: what it would write would stand in the middle of something.
func (l *Loop) press(key byte) bool {
	switch {
	case slices.Contains([]byte(quit), key):
		return false
	case l.done != nil:
		l.held = append(l.held, key)
	default:
		l.want(l.Press(key))
	}
	return true
}

// stop ends the work that is under way.
func (l *Loop) stop() {
	if l.done != nil {
		l.cancel()
		<-l.done
	}
}
