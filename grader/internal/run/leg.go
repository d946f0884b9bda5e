package run

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"slices"

	"interleave/grader"
	"interleave/grader/internal/sandbox"
)

// A leg is one binary on its way through the behaviours of an exercise, in as
// many processes as it takes.
type leg struct {
	Plan
	name   grader.Leg
	binary string

	pending []string                   // behaviours without evidence, as declared
	found   map[string]grader.Evidence // by behaviour
	suspect map[string]string          // behaviours in which a process died that had run others before
}

func newLeg(plan Plan, name grader.Leg, binary string) *leg {
	l := &leg{Plan: plan, name: name, binary: binary, found: make(map[string]grader.Evidence), suspect: make(map[string]string)}
	for _, b := range plan.Exercise.Behaviours {
		l.pending = append(l.pending, b.ID)
	}
	return l
}

func (l *leg) run(ctx context.Context) error {
	for len(l.pending) > 0 {
		t, out, err := l.process(ctx)
		if err != nil {
			return err
		}
		if err := l.settle(t, out); err != nil {
			return err
		}
	}
	return nil
}

// inOrder returns the evidence as the behaviours are declared.
func (l *leg) inOrder() []grader.Evidence {
	var all []grader.Evidence
	for _, b := range l.Exercise.Behaviours {
		all = append(all, l.found[b.ID])
	}
	return all
}

// process runs the pending behaviours in one process.
func (l *leg) process(ctx context.Context) (*transcript, sandbox.Outcome, error) {
	t := &transcript{nonce: rand.Text(), leg: l.name, expected: make(map[string]bool)}
	t.told = func(behaviour string, done *grader.Evidence) { l.tell(t, behaviour, done) }
	for _, b := range l.pending {
		t.expected[b] = true
	}
	environment, err := l.environment(t.nonce)
	if err != nil {
		return nil, sandbox.Outcome{}, err
	}
	limits := l.Exercise.Limits
	out, err := l.Box.Run(ctx, sandbox.Command{
		Path: l.binary, Dir: l.Dir, Env: environment, Records: t.read,
		Limits: sandbox.Limits{CPU: limits.CPU, Wall: limits.Wall, Memory: limits.Memory, Kept: limits.Output, Flood: flood * limits.Output},
	})
	return t, out, err
}

// flood is how many times the output worth keeping a process may print before
// it is ended. The race detector alone prints far more than anybody reads, and
// that is no reason to stop.
const flood = 64

// environment is all that the process gets. One goroutine runs at a time and
// none is interrupted between two gates, so that even a data race cannot tear a
// value in two; the detector only reports, because the engine goes on.
func (l *leg) environment(nonce string) ([]string, error) {
	limits := l.Exercise.Limits
	job := grader.Job{
		Nonce: nonce, Package: l.Package, Leg: l.name, Schedules: limits.Schedules, Steps: limits.Steps,
		Run: l.Run, Replay: l.Replay, Fine: l.Fine, Lines: l.Lines,
	}
	if l.name == grader.RaceCheck {
		job.Schedules = limits.RaceSchedules
	}
	// Without a list the suite runs all that it has, so that one with more or
	// fewer behaviours than the manifest does not go unnoticed.
	if l.Chosen || len(l.pending) < len(l.Exercise.Behaviours) {
		job.Behaviours = l.pending
	}
	text, err := json.Marshal(job)
	if err != nil {
		return nil, fmt.Errorf("write the job: %w", err)
	}
	all := []string{
		grader.JobVariable + "=" + string(text),
		"GOMAXPROCS=1",
		"GODEBUG=asyncpreemptoff=1",
		"GOTRACEBACK=crash", // when its time is over, also the stack that runs on another thread
		"GORACE=halt_on_error=0 atexit_sleep_ms=0 suppress_equal_stacks=0 suppress_equal_addresses=0 exitcode=0",
	}
	if l.name == grader.RaceCheck {
		// The detector takes memory of its own for all that was ever in use, so to
		// collect garbage costs less than to leave it.
		all = append(all, "GOGC=50")
	}
	return all, nil
}

// settle draws from one process what there is to draw: evidence for some of
// the pending behaviours, and for at least one, or it says so.
func (l *leg) settle(t *transcript, out sandbox.Outcome) error {
	alone := len(t.evidence) == 0
	switch {
	case t.phase == silent && t.fault == "":
		return fmt.Errorf("the test binary ended before it began (%s): %.2000s", ending(out), out.Stderr)
	case t.fault != "":
		l.giveUp(t.fault)
		return nil
	case t.phase == ended && out.Reason != sandbox.Exited:
		l.giveUp("the test binary had reported everything and did not end: " + ending(out))
		return nil
	}
	l.accept(t.evidence)
	switch {
	case t.phase == ended:
		l.giveUp("the suite does not report it")
	case t.phase == started:
		for _, b := range l.pending {
			e := l.autopsy(b, "package-level code", out)
			if e.Finding != nil {
				e.Finding.Message = "package-level code: " + e.Finding.Message
			}
			l.record(e)
		}
		l.pending = nil
	case t.open == "" && alone:
		l.giveUp("the test binary ended before its first behaviour: " + ending(out))
	case t.open != "" && alone:
		l.accept([]grader.Evidence{l.autopsy(t.open, t.open, out)})
	case t.open != "":
		// The behaviours before this one may have used up the time or the
		// memory, or left something that went off now. So it gets a process
		// that begins with it.
		l.suspect[t.open] = ending(out)
		if out.Reason == sandbox.Wall || out.Reason == sandbox.CPU || out.Reason == sandbox.Memory {
			delete(l.suspect, t.open)
		}
	}
	return nil
}

// accept records evidence and takes it off the list.
func (l *leg) accept(all []grader.Evidence) {
	for _, e := range all {
		if how, ok := l.suspect[e.Behaviour]; ok && e.Finding == nil && e.Fault == "" && e.Unstarted == "" {
			e = l.blank(e.Behaviour)
			e.Fault = "the process died in it once (" + how + ") and not the second time"
		}
		l.record(e)
		l.pending = slices.DeleteFunc(l.pending, func(b string) bool { return b == e.Behaviour })
	}
}

// giveUp records the same fault for all that is pending.
func (l *leg) giveUp(fault string) {
	for _, b := range l.pending {
		e := l.blank(b)
		e.Fault = fault
		l.record(e)
	}
	l.pending = nil
}

func (l *leg) record(e grader.Evidence) { l.found[e.Behaviour] = e }

func (l *leg) blank(behaviour string) grader.Evidence {
	return grader.Evidence{Behaviour: behaviour, Leg: l.name, Bound: -1}
}

// tell passes on how far the leg has come. It runs on the goroutine that reads
// the records, while nothing else touches the leg.
func (l *leg) tell(t *transcript, behaviour string, done *grader.Evidence) {
	e := Event{
		Exercise: l.Exercise.ID, Leg: l.name, Behaviour: behaviour,
		Done: len(l.found) + len(t.evidence), Total: len(l.Exercise.Behaviours),
	}
	if done != nil {
		e.Ended, e.Schedules = true, done.Explored
	}
	l.Told(e)
}
