package run

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"interleave/grader"
	"interleave/grader/internal/sandbox"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var exercise = grader.Exercise{
	ID: "01-race", File: "race.go",
	Behaviours: []grader.Behaviour{{ID: "a/x"}, {ID: "a/y"}, {ID: "a/z"}},
	Limits:     grader.Limits{Schedules: 100, RaceSchedules: 10, Steps: 50, CPU: 20 * time.Second, Wall: time.Minute, Memory: 1 << 30, Output: 1 << 20},
}

// A scene is what one process of a leg does: the records it writes and the way
// in which it ends.
type scene struct {
	records string // the nonce is written as "secret"
	end     sandbox.Outcome
	err     error
}

var done = sandbox.Outcome{Reason: sandbox.Exited}

// A stage is a box in which scenes are played instead of processes.
type stage struct {
	mu     sync.Mutex
	scenes map[grader.Leg][]scene
	jobs   []grader.Job // as they were asked for
	env    []string     // of the last process
}

func (*stage) Tier() sandbox.Tier { return 0 }

func (s *stage) Run(_ context.Context, c sandbox.Command) (sandbox.Outcome, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var job grader.Job
	text, _ := strings.CutPrefix(c.Env[0], grader.JobVariable+"=")
	if err := json.Unmarshal([]byte(text), &job); err != nil {
		return sandbox.Outcome{}, err
	}
	s.jobs, s.env = append(s.jobs, job), c.Env[1:]
	if len(s.scenes[job.Leg]) == 0 {
		return sandbox.Outcome{}, errors.New("one process too many")
	}
	now := s.scenes[job.Leg][0]
	s.scenes[job.Leg] = s.scenes[job.Leg][1:]
	c.Records(strings.NewReader(strings.ReplaceAll(now.records, "secret", job.Nonce)))
	return now.end, now.err
}

// explore plays the scenes as the explore leg of the exercise.
func explore(t *testing.T, scenes ...scene) (*stage, []grader.Evidence, error) {
	t.Helper()
	box := &stage{scenes: map[grader.Leg][]scene{grader.Explore: scenes}}
	found, err := Execute(t.Context(), Plan{Exercise: exercise, Binaries: map[grader.Leg]string{grader.Explore: "explore.test"}, Box: box})
	assert.Empty(t, box.scenes[grader.Explore], "scenes that were not played")
	return box, found, err
}

func fine(behaviour string) string { return begin(behaviour) + evidence(behaviour) }

// held is the evidence that [fine] gives.
func held(behaviour string) grader.Evidence {
	return grader.Evidence{Behaviour: behaviour, Leg: grader.Explore, Explored: 7}
}

// broken is the evidence of a process that died in the behaviour.
func broken(behaviour string, f grader.Finding) grader.Evidence {
	return grader.Evidence{Behaviour: behaviour, Leg: grader.Explore, Bound: -1, Finding: &f}
}

// faulty is the evidence of a failure of ours.
func faulty(behaviour, fault string) grader.Evidence {
	return grader.Evidence{Behaviour: behaviour, Leg: grader.Explore, Bound: -1, Fault: fault}
}

const boom = `panic: boom

goroutine 7 gp=0x1 m=0 mp=0x2 [running]:
interleave/exercises/01-race.(*Counter).Inc(...)
	/course/exercises/01-race/race.go:12 +0x1d
created by interleave/exercises/01-race.Start in goroutine 1
	/course/exercises/01-race/race.go:99 +0x1d

goroutine 1 [chan receive]:
main.main()
	/course/exercises/01-race/race.go:50 +0x1d
`

var panics = sandbox.Outcome{Reason: sandbox.Signalled, Signal: "aborted", Stderr: boom}

var boomed = grader.Finding{Class: grader.Panic, Message: "panic: boom", Locations: []grader.Location{{File: "race.go", Line: 12}}}

func TestExecuteGoesOnAfterADeath(t *testing.T) {
	endless := sandbox.Outcome{Reason: sandbox.CPU, Stderr: strings.Replace(boom, "panic: boom", "SIGQUIT: quit", 1)}
	hung := grader.Finding{
		Class: grader.Timeout, Message: "still busy after 20s of a processor's time, without coming to a point where anybody else could go on",
		Locations: []grader.Location{{File: "race.go", Line: 12}},
	}
	tests := map[string]struct {
		scenes []scene
		want   []grader.Evidence
	}{
		"nobody dies": {
			[]scene{{records: opening + fine("a/x") + fine("a/y") + fine("a/z") + end(3), end: done}},
			[]grader.Evidence{held("a/x"), held("a/y"), held("a/z")},
		},
		"the suite's order is not the manifest's": {
			[]scene{{records: opening + fine("a/z") + fine("a/x") + fine("a/y") + end(3), end: done}},
			[]grader.Evidence{held("a/x"), held("a/y"), held("a/z")},
		},
		"it dies in the first": {
			[]scene{
				{records: opening + begin("a/x"), end: panics},
				{records: opening + fine("a/y") + fine("a/z") + end(2), end: done},
			},
			[]grader.Evidence{broken("a/x", boomed), held("a/y"), held("a/z")},
		},
		"it dies in the second, and again in a process of its own": {
			[]scene{
				{records: opening + fine("a/x") + begin("a/y"), end: panics},
				{records: opening + begin("a/y"), end: panics},
				{records: opening + fine("a/z") + end(1), end: done},
			},
			[]grader.Evidence{held("a/x"), broken("a/y", boomed), held("a/z")},
		},
		"it dies in the second, and not again": {
			[]scene{
				{records: opening + fine("a/x") + begin("a/y"), end: panics},
				{records: opening + fine("a/y") + fine("a/z") + end(2), end: done},
			},
			[]grader.Evidence{held("a/x"), faulty("a/y", "the process died in it once (signal aborted) and not the second time"), held("a/z")},
		},
		"the first two have used up the time of the third": {
			[]scene{
				{records: opening + fine("a/x") + fine("a/y") + begin("a/z"), end: endless},
				{records: opening + fine("a/z") + end(1), end: done},
			},
			[]grader.Evidence{held("a/x"), held("a/y"), held("a/z")},
		},
		"the third takes all the time that there is": {
			[]scene{
				{records: opening + fine("a/x") + fine("a/y") + begin("a/z"), end: endless},
				{records: opening + begin("a/z"), end: endless},
			},
			[]grader.Evidence{held("a/x"), held("a/y"), broken("a/z", hung)},
		},
		"it dies between two": {
			[]scene{
				{records: opening + fine("a/x"), end: panics},
				{records: opening + fine("a/y") + fine("a/z") + end(2), end: done},
			},
			[]grader.Evidence{held("a/x"), held("a/y"), held("a/z")},
		},
		"it dies before the first": {
			[]scene{{records: opening, end: panics}},
			[]grader.Evidence{
				faulty("a/x", "the test binary ended before its first behaviour: signal aborted"),
				faulty("a/y", "the test binary ended before its first behaviour: signal aborted"),
				faulty("a/z", "the test binary ended before its first behaviour: signal aborted"),
			},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, got, err := explore(t, tt.scenes...)
			require.NoError(t, err, "Execute when %s", name)
			assert.Equal(t, tt.want, got, "evidence when %s", name)
		})
	}
}

func TestExecuteChargesPackageLevelCodeToEveryBehaviour(t *testing.T) {
	_, got, err := explore(t, scene{records: line("start", ""), end: panics})
	require.NoError(t, err, "Execute of code that dies before main")
	want := boomed
	want.Message = "package-level code: panic: boom"
	assert.Equal(t, []grader.Evidence{broken("a/x", want), broken("a/y", want), broken("a/z", want)}, got, "evidence")
}

func TestExecuteTrustsNothingOfAProcessThatForges(t *testing.T) {
	tests := map[string]struct {
		scene scene
		want  string
	}{
		"a record without the nonce": {scene{records: opening + fine("a/x") + `{"kind":"end","count":1}` + "\n", end: done}, "does not come from the engine"},
		"an end that hides two":      {scene{records: opening + fine("a/x") + end(3), end: done}, "counts 3"},
		"a process that stays":       {scene{records: opening + fine("a/x") + fine("a/y") + fine("a/z") + end(3), end: sandbox.Outcome{Reason: sandbox.Wall}}, "did not end: its time was over"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, got, err := explore(t, tt.scene)
			require.NoError(t, err, "Execute with %s", name)
			require.Len(t, got, 3, "evidence with %s", name)
			for _, e := range got {
				assert.Contains(t, e.Fault, tt.want, "fault of %s", e.Behaviour)
				assert.Zero(t, e.Explored, "schedules of %s", e.Behaviour)
			}
		})
	}
}

func TestExecuteNoticesWhatTheSuiteLeavesOut(t *testing.T) {
	_, got, err := explore(t, scene{records: opening + fine("a/x") + fine("a/z") + end(2), end: done})
	require.NoError(t, err, "Execute of a suite without a/y")
	assert.Equal(t, []grader.Evidence{held("a/x"), faulty("a/y", "the suite does not report it"), held("a/z")}, got, "evidence")
}

func TestExecuteFailsWithoutAnEngine(t *testing.T) {
	_, _, err := explore(t, scene{end: sandbox.Outcome{Reason: sandbox.Exited, Code: 127, Stderr: "no such library"}})
	assert.ErrorContains(t, err, "run the explore leg of 01-race: the test binary ended before it began (exit code 127): no such library", "Execute")

	_, _, err = explore(t, scene{err: context.Canceled})
	assert.ErrorIs(t, err, context.Canceled, "Execute when it is interrupted")
}

func TestExecuteAsksForAllAndThenForTheRest(t *testing.T) {
	box, _, err := explore(t,
		scene{records: opening + begin("a/x"), end: panics},
		scene{records: opening + fine("a/y") + fine("a/z") + end(2), end: done},
	)
	require.NoError(t, err, "Execute")
	require.Len(t, box.jobs, 2, "processes")
	assert.NotEqual(t, box.jobs[0].Nonce, box.jobs[1].Nonce, "two processes have two nonces")
	for i := range box.jobs {
		box.jobs[i].Nonce = ""
	}
	assert.Equal(t, []grader.Job{
		{Leg: grader.Explore, Schedules: 100, Steps: 50},
		{Leg: grader.Explore, Schedules: 100, Steps: 50, Behaviours: []string{"a/y", "a/z"}},
	}, box.jobs, "jobs")
	assert.Equal(t, []string{
		"GOMAXPROCS=1", "GODEBUG=asyncpreemptoff=1", "GOTRACEBACK=crash",
		"GORACE=halt_on_error=0 atexit_sleep_ms=0 suppress_equal_stacks=0 suppress_equal_addresses=0 exitcode=0",
	}, box.env, "environment beside the job")
}

func TestExecuteRunsBothLegs(t *testing.T) {
	all := opening + fine("a/x") + fine("a/y") + fine("a/z") + end(3)
	box := &stage{scenes: map[grader.Leg][]scene{
		grader.Explore:   {{records: all, end: done}},
		grader.RaceCheck: {{records: strings.ReplaceAll(all, `"leg":"explore"`, `"leg":"race"`), end: done}},
	}}
	var events []Event
	got, err := Execute(t.Context(), Plan{
		Exercise: exercise, Box: box, Told: func(e Event) { events = append(events, e) },
		Binaries: map[grader.Leg]string{grader.Explore: "explore.test", grader.RaceCheck: "race.test"},
	})
	require.NoError(t, err, "Execute of both legs")
	var legs []grader.Leg
	for _, e := range got {
		legs = append(legs, e.Leg)
	}
	assert.Equal(t, []grader.Leg{"explore", "explore", "explore", "race", "race", "race"}, legs, "legs of the evidence")
	assert.Len(t, events, 12, "two events for each behaviour and leg")
	assert.Contains(t, events, Event{Exercise: "01-race", Leg: "race", Behaviour: "a/y", Ended: true, Schedules: 7, Done: 2, Total: 3}, "events")
	for _, job := range box.jobs {
		if job.Leg == grader.RaceCheck {
			assert.Equal(t, 10, job.Schedules, "schedules of the race leg")
		}
	}
}
