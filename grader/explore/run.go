package explore

import (
	"strings"
	"testing"

	"interleave/grader/explore/record"
	"interleave/grader/explore/shim"
)

// Options say how a scenario is to be explored. They are the suite's, because
// only the suite knows what a scenario is about.
type options struct {
	noLeak    bool
	earlyTime bool
	budget    int
	whole     bool // the scenario is a test of its own: its goroutine is under test as well
}

// An Option changes how a scenario is explored.
type Option func(*options)

// NoLeak makes a goroutine that stays blocked for good after the scenario a
// failure. Without it leftovers count for nothing: one bug, one row.
func NoLeak() Option { return func(o *options) { o.noLeak = true } }

// EarlyTime lets the clock move although somebody could run, so that a timer
// can overtake an event. Without it time passes only while all are blocked.
func EarlyTime() Option { return func(o *options) { o.earlyTime = true } }

// Budget sets how many schedules are tried at most, for a scenario that is too
// long for as many as the exercise allows.
func Budget(schedules int) Option { return func(o *options) { o.budget = schedules } }

// Run carries out the scenario again and again, and reports the first run that
// breaks something. Several scenarios may be run in one test: they are all
// about one behaviour, and it holds if it holds in all of them.
func Run(t *testing.T, scenario func(x *X), opts ...Option) {
	t.Helper()
	var o options
	for _, opt := range opts {
		opt(&o)
	}
	start(t, scenario, o)
}

// start leaves the scenario to whoever can carry it out here.
func start(t *testing.T, scenario func(x *X), o options) {
	t.Helper()
	switch job := record.Job(); {
	case job == nil && !shim.Rewritten():
		runReal(t, scenario, o)
	case job == nil:
		report(t, explore(t, scenario, o, ownJob()))
	default:
		collect(t, scenario, o, *job)
	}
}

// behaviour is what the running test is about. A test that no suite has written
// is about itself.
func (o options) behaviour(t *testing.T) string {
	if o.whole {
		return t.Name()
	}
	return Behaviour(t.Name())
}

// Behaviour is the behaviour that a test is about: "counter/no-lost-update" for
// the test TestCounter/no-lost-update.
func Behaviour(test string) string {
	task, rest, found := strings.Cut(strings.TrimPrefix(test, "Test"), "/")
	if !found {
		return strings.ToLower(task)
	}
	return strings.ToLower(task) + "/" + rest
}
