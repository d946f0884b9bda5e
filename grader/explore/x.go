package explore

import (
	"fmt"
	"runtime"
	"time"

	"interleave/grader"
)

// An X is one run of a scenario: the scenario starts goroutines with it, waits
// for them and says what must hold. It can be handed to testify, whose failed
// assertions end the run.
type X struct {
	engine engine
}

// engine carries out a scenario, on controlled goroutines or on real ones.
type engine interface {
	start(name string, f func())
	wait()
	cleanup(f func())
	step(label string)
	choose(n int) int
	sleep(d time.Duration)
	always(invariant func() error)
	sometimes(label string, holds bool)
	fail(f grader.Finding)
	stop()
	assertion(message string)
	probe(label string) *Probe
	only(what string) *exploring // the exploring engine; a real one skips the test instead
}

// Go starts a goroutine of the scenario. Name is how the timeline calls it, and
// how the other methods refer to it.
func (x *X) Go(name string, f func()) { x.engine.start(name, f) }

// Wait returns when every goroutine started with Go has returned.
func (x *X) Wait() { x.engine.wait() }

// Cleanup calls f after the scenario, to tidy up what it is not about. Under the
// explorer nothing has to be tidied up, and f is not called.
func (x *X) Cleanup(f func()) { x.engine.cleanup(f) }

// Step is a step of the scenario that the timeline shows under this name.
func (x *X) Step(label string) { x.engine.step(label) }

// Choose returns a number below n. Every one of them is explored.
func (x *X) Choose(what string, n int) int {
	i := x.engine.choose(n)
	x.engine.step(fmt.Sprintf("%s: %d", what, i))
	return i
}

// Sleep lets d pass; under the explorer in no time.
func (x *X) Sleep(d time.Duration) { x.engine.sleep(d) }

// Always states an invariant over the suite's own state. It is checked at every
// step of every goroutine, and must not call the code under test.
func (x *X) Always(invariant func() error) { x.engine.always(invariant) }

// Sometimes states that holds is true in at least one schedule of the scenario.
func (x *X) Sometimes(what string, holds bool) { x.engine.sometimes(what, holds) }

// Probe returns a counter of who is inside a place of the scenario.
func (x *X) Probe(label string) *Probe { return x.engine.probe(label) }

// Reaches waits until everybody else is blocked or finished, and fails as
// serialised unless n have been inside the probe together by then. Only the
// explorer can.
func (x *X) Reaches(p *Probe, n int) {
	x.Quiescent()
	if p.Peak() < n {
		x.Fail(grader.Serialised, "only %d got %s together when all others were waiting; %d are allowed", p.Peak(), p.label, n)
	}
}

// Quiescent waits until everybody else is blocked or finished. Only the
// explorer can.
func (x *X) Quiescent() { x.engine.only("knowing that everybody is blocked").quiescent() }

// Arrived waits until the goroutine has gone as far as it can: it is blocked
// inside its call, or has returned. Only the explorer can.
func (x *X) Arrived(name string) { x.engine.only("order of arrival").arrived(name) }

// Blocked reports whether the goroutine waits for something. It means most
// after [X.Quiescent]. Only the explorer can tell.
func (x *X) Blocked(name string) bool {
	return x.engine.only("knowing who is blocked").find(name).Blocked()
}

// Done reports whether the goroutine has returned. Only the explorer can tell.
func (x *X) Done(name string) bool {
	return x.engine.only("knowing who has returned").find(name).Done()
}

// Stall freezes the goroutine where it is. Only the explorer can.
func (x *X) Stall(name string) { x.engine.only("stalling").find(name).Stall() }

// StallAnywhere freezes the goroutine, which has just been started, at one of its
// steps or at none. All of these are explored. A goroutine that it has started
// counts as part of it. Only the explorer can.
func (x *X) StallAnywhere(name string) { x.engine.only("stalling").find(name).StallAnywhere() }

// Resume lets a stalled goroutine go on. Only the explorer can.
func (x *X) Resume(name string) { x.engine.only("stalling").find(name).Unstall() }

// NoStepsFor lets d pass and fails as busy waiting if the goroutine, or one that
// it has started, took a step meanwhile. Only the explorer can tell.
func (x *X) NoStepsFor(d time.Duration, name string) {
	g := x.engine.only("counting the steps of a waiting goroutine").find(name)
	x.Quiescent()
	if !g.Blocked() && !g.Done() {
		x.Fail(grader.BusyWait, "%s goes on looking while nobody else can do anything", name)
	}
	before := g.Exertion()
	x.Sleep(d)
	if took := g.Exertion() - before; took > 0 {
		x.Fail(grader.BusyWait, "%s took %d steps while what it waits for could not happen", name, took)
	}
}

// Stop ends the run here, and nothing that is left counts for anything: it is
// some other behaviour's business that the scenario has not come to its point.
func (x *X) Stop() {
	x.engine.stop()
	runtime.Goexit()
}

// Fail ends the run with a failure of the given class.
func (x *X) Fail(class grader.Class, format string, args ...any) {
	x.engine.fail(grader.Finding{Class: class, Message: fmt.Sprintf(format, args...)})
	runtime.Goexit()
}

// Report ends the run with a finding that the suite has put together itself.
func (x *X) Report(f grader.Finding) {
	x.engine.fail(f)
	runtime.Goexit()
}

// Errorf ends the run as a failed assertion: a wrong value if no interleaving
// is needed to get it, an atomicity violation otherwise. It is what testify
// calls, whose labelled text is put into one sentence.
func (x *X) Errorf(format string, args ...any) {
	x.engine.assertion(sentence(fmt.Sprintf(format, args...)))
	runtime.Goexit()
}

// FailNow ends the calling goroutine. It is what testify's require calls after
// Errorf, which does not come back.
func (x *X) FailNow() { runtime.Goexit() }

// Helper does nothing. Testify asks for it.
func (x *X) Helper() {}
