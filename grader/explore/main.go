package explore

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"interleave/grader"
	"interleave/grader/explore/record"
	"interleave/grader/explore/shim"
)

// Main runs a suite's tests and ends the process. Under plain go test it also
// fails if leaks, usually goleak.Find, says that a goroutine was left behind;
// the explorer needs no such check, for it knows every goroutine.
func Main(m *testing.M, leaks func() error) {
	if record.Job() != nil {
		record.Ready()
		_ = flag.Set("test.run", "^Test") // no examples: they are nobody's scenario
		m.Run()
		record.End()
		os.Exit(0)
	}
	code := m.Run()
	if err := leaks(); err != nil && code == 0 {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

// ownJob is what is explored when nobody has ordered anything.
func ownJob() grader.Job {
	return grader.Job{Leg: grader.Explore, Schedules: 2000, Steps: 20_000}
}

// scenarios is the evidence on the behaviour whose test is running.
var scenarios struct {
	test     string
	n        int  // scenarios that were explored
	busy     bool // one is being explored
	evidence grader.Evidence
}

// collect explores one scenario of the running test. The evidence is handed
// over when the test is done, for all its scenarios together.
func collect(t *testing.T, scenario func(x *X), o options, job grader.Job) {
	behaviour := o.behaviour(t)
	if len(job.Behaviours) > 0 && !slices.Contains(job.Behaviours, behaviour) {
		t.SkipNow()
	}
	if scenarios.test != t.Name() {
		scenarios.test, scenarios.n = t.Name(), 0
		scenarios.evidence = grader.Evidence{Behaviour: behaviour, Leg: job.Leg, Exhausted: true, Bound: -1}
		if !shim.Rewritten() {
			scenarios.evidence.Fault = "the submission was not laid over the stub"
		}
		record.Begin(behaviour)
		t.Cleanup(handOver)
	}
	scenarios.n++
	if all := &scenarios.evidence; !settled(*all) && replays(&job, scenarios.n) {
		scenarios.busy = true
		e := explore(t, scenario, o, job)
		scenarios.busy = false
		merge(all, e, scenarios.n)
	}
}

// replays reports whether the job is about the n-th scenario of its test, and
// leaves only the schedule in it.
func replays(job *grader.Job, n int) bool {
	number, schedule, several := strings.Cut(job.Replay, ":")
	if several {
		job.Replay = schedule
	}
	return job.Replay == "" || !several && n == 1 || several && number == strconv.Itoa(n)
}

// handOver hands over the evidence on a test that has ended. If that was in the
// middle of a scenario, the engine has failed, and whatever it saw is void.
func handOver() {
	if scenarios.busy {
		scenarios.evidence.Fault = "the engine stopped in the middle of an exploration"
	}
	record.Evidence(scenarios.evidence)
}

// settled reports whether nothing that another scenario shows can matter.
func settled(e grader.Evidence) bool {
	return e.Finding != nil || e.Unstarted != "" || e.Fault != ""
}

// merge adds what the n-th scenario of a test has shown.
func merge(all *grader.Evidence, e grader.Evidence, n int) {
	all.Explored += e.Explored
	all.Exhausted = all.Exhausted && e.Exhausted
	all.Unstarted, all.Finding, all.Fault = e.Unstarted, e.Finding, e.Fault
	if e.Inconclusive != "" {
		all.Inconclusive = e.Inconclusive
	}
	if f := e.Finding; f != nil && f.Trace != nil && n > 1 {
		f.Trace.Schedule = fmt.Sprintf("%d:%s", n, f.Trace.Schedule)
	}
}

// report turns evidence into the result of a test, for a suite that is explored
// without a grader.
func report(t *testing.T, e grader.Evidence) {
	t.Helper()
	switch {
	case e.Fault != "":
		t.Fatal(e.Fault)
	case e.Finding != nil:
		t.Fatalf("%s: %s\n%s", e.Finding.Class, e.Finding.Message, timeline(e.Finding.Trace))
	case e.Unstarted != "" || e.Inconclusive != "":
		t.Fatal(e.Unstarted + e.Inconclusive)
	}
	t.Logf("%d schedules, exhausted: %t", e.Explored, e.Exhausted)
}
