package explore

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"interleave/grader"
)

const (
	repetitions = 60               // of a scenario on real goroutines
	patience    = 10 * time.Second // after which a run is taken for a deadlock
	longest     = 20 * time.Millisecond
)

// real carries out a scenario on real goroutines. It sees what happens to
// happen, so a pass says little; it is there for who has only go test, and it
// judges nothing that it cannot see.
type real struct {
	t       *testing.T
	random  *rand.Rand
	running sync.WaitGroup
	mu      sync.Mutex
	failure string
	skipped string
	seen    map[string]bool
	tidy    []func()
}

var _ engine = (*real)(nil)

// runReal repeats the scenario, each time with other goroutines held up at
// their start.
func runReal(t *testing.T, scenario func(x *X), o options) {
	t.Helper()
	seen := map[string]bool{}
	for i := range repetitions {
		r := &real{t: t, random: rand.New(rand.NewPCG(uint64(i), 1)), seen: map[string]bool{}}
		if skipped := r.once(scenario, seen); skipped != "" {
			t.Skip(skipped)
		}
		if t.Failed() {
			return
		}
	}
	for label, holds := range seen {
		if !holds {
			t.Skipf("never seen in %d runs, which proves nothing: %s (make grade explores it)", repetitions, label)
		}
	}
}

// once runs the scenario in a goroutine of its own, so that one which hangs is
// reported with everybody's stacks. It returns why there is nothing to be tested,
// if so, and adds what was seen. Goroutines of a scenario that panics may run on
// after it.
func (r *real) once(scenario func(x *X), seen map[string]bool) (skipped string) {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	done := make(chan struct{})
	go func() { // the select below waits for it
		defer close(done)
		defer r.cleanUp()
		defer r.catch()
		scenario(&X{engine: r})
	}()
	select {
	case <-done:
	case <-ctx.Done():
		stacks := make([]byte, 1<<16)
		r.t.Fatalf("still running after %v: a deadlock?\n%s", patience, stacks[:runtime.Stack(stacks, true)])
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.failure != "" && r.skipped == "" { // of a stub not even that is asked
		r.t.Error(r.failure)
	}
	for label, holds := range r.seen {
		seen[label] = seen[label] || holds
	}
	return r.skipped
}

func (r *real) start(name string, f func()) {
	r.mu.Lock()
	delay := r.random.IntN(64)
	r.mu.Unlock()
	r.running.Add(1)
	go func() { // wait waits for it
		defer r.running.Done()
		defer r.catch()
		for range delay {
			runtime.Gosched()
		}
		f()
	}()
}

// catch makes a panic the end of this scenario and not of all tests, and one of
// an untouched stub no failure at all. What panics on a goroutine of the code
// under test still ends the process, as it does in Go.
func (r *real) catch() {
	caught := recover()
	if caught == nil {
		return
	}
	text := fmt.Sprint(caught)
	if rest, ok := strings.CutPrefix(text, todo); ok {
		r.skip("unstarted: implement " + rest)
		return
	}
	r.assertion("panic: " + text + "\n" + string(debug.Stack()))
}

func (r *real) skip(why string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.skipped = why
}

func (r *real) cleanup(f func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.tidy = append(r.tidy, f)
}

// cleanUp tidies up, the last first. A panic in there has rows of its own.
func (r *real) cleanUp() {
	for _, f := range slices.Backward(r.tidy) {
		func() {
			defer func() { _ = recover() }()
			f()
		}()
	}
}

func (r *real) wait()                 { r.running.Wait() }
func (r *real) step(string)           { runtime.Gosched() }
func (r *real) sleep(d time.Duration) { time.Sleep(min(d, longest)) }

func (r *real) choose(n int) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.random.IntN(n)
}

// always checks nothing: nobody can stop real goroutines to look.
func (r *real) always(func() error) {}

func (r *real) sometimes(label string, holds bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.seen[label] = r.seen[label] || holds
}

func (r *real) fail(f grader.Finding) { r.assertion(fmt.Sprintf("%s: %s", f.Class, f.Message)) }

// stop has nothing to do: the rest of the scenario is not run, and nobody judges
// what is left of it.
func (r *real) stop() {}

func (r *real) assertion(message string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.failure == "" {
		r.failure = message
	}
}

func (r *real) probe(label string) *Probe { return &Probe{label: label, engine: r} }

// only ends the run: what it asks for cannot be seen from here.
func (r *real) only(what string) *exploring {
	r.skip("needs the explorer for " + what + ": make grade")
	runtime.Goexit()
	return nil
}

func overLimit(label string, inside, limit int) string {
	return fmt.Sprintf("%d are %s together; at most %d may be", inside, label, limit)
}
