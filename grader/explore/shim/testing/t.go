package testing

import (
	"fmt"
	"strings"

	"interleave/grader/explore/sched"
	"interleave/grader/explore/shim/context"
)

// A T doubles [testing.T]: one test in one schedule.
type T struct {
	name     string
	host     Host
	g        *sched.G       // of a subtest
	names    map[string]int // of subtests, to tell equal ones apart
	paused   []*T           // subtests that wait until the function has returned
	cleanups []func()
	context  context.Context
	cancel   context.CancelFunc
	skipped  bool
	state    state
}

// A Host is what a test runs in: the explorer.
type Host struct {
	Fail    func(message string)   // ends the schedule
	TempDir func() string          // makes an empty folder
	Wanted  func(name string) bool // whether to run a subtest
}

// Run carries out a test in the running schedule: f, then what waits for its
// return, then what it left to Cleanup.
func Run(name string, host Host, f func(t *T)) {
	t := &T{name: name, host: host}
	defer t.finish()
	f(t)
}

// Run is [testing.T.Run]. A subtest that fails ends the schedule, so whoever
// comes back is told that it did not.
func (t *T) Run(name string, f func(t *T)) bool {
	sub := &T{name: t.name + "/" + t.unique(name), host: t.host}
	if !t.host.Wanted(sub.name) {
		return true
	}
	sub.g = sched.Fork(sub.name[strings.IndexByte(sub.name, '/')+1:])
	go sub.g.Run(func() { // the call below waits for it, or finish does
		defer sub.finish()
		f(sub)
	})
	if !sub.await(waits | over) {
		t.paused = append(t.paused, sub)
	}
	return true
}

// Parallel is [testing.T.Parallel]. A test that is no subtest has nobody to run
// beside.
func (t *T) Parallel() {
	if t.g == nil {
		return
	}
	t.become(waits)
	t.await(released)
}

// finish is what follows the function's return.
func (t *T) finish() {
	if caught := recover(); caught != nil {
		panic(caught) // ends the schedule, and the test with it
	}
	if g := sched.Current(); g == nil || g.Unwinding() {
		return
	}
	for _, sub := range t.paused {
		sub.become(released)
	}
	for _, sub := range t.paused {
		sub.await(over)
	}
	if t.cancel != nil {
		t.cancel()
	}
	for len(t.cleanups) > 0 {
		last := len(t.cleanups) - 1
		f := t.cleanups[last]
		t.cleanups = t.cleanups[:last]
		f()
	}
	t.end()
}

// unique makes a name as go test does: no blanks, and a number behind it the
// second time.
func (t *T) unique(name string) string {
	name = strings.Join(strings.Fields(name), "_")
	if t.names == nil {
		t.names = make(map[string]int)
	}
	n, taken := t.names[name]
	t.names[name] = n + 1
	if name == "" || taken {
		return fmt.Sprintf("%s#%02d", name, n)
	}
	return name
}
