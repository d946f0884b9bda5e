package report_test

import (
	"strings"

	"interleave/grader"
)

func result(exercises ...grader.ExerciseResult) *grader.Result {
	r := &grader.Result{
		Schema:     grader.SchemaV1,
		Submission: grader.SubmissionInfo{Path: ".", Files: map[string]string{"01-race": strings.Repeat("0a", 32)}},
		Grader: grader.Info{
			Version: "v0.1.0", Go: "go1.26.8", Suite: strings.Repeat("5e", 32), RaceDetector: true, Sandbox: "rlimits",
		},
		Complete:  true,
		Exercises: exercises,
		Timing:    grader.Timing{StartedAt: "2026-01-02T03:04:05Z", WallMS: 3456, BuildMS: 1200, RunMS: 2100},
	}
	for _, e := range exercises {
		r.Score += e.Score
		r.Max += e.Max
		r.Complete = r.Complete && e.Status != grader.StatusError
	}
	return r
}

func exercise(id, title string, score float64, status grader.Status, all ...grader.BehaviourResult) grader.ExerciseResult {
	return grader.ExerciseResult{ID: id, Title: title, Score: score, Max: 25, Status: status, Behaviours: all}
}

func behaviour(id string, v grader.Verdict, p grader.Property, change ...func(*grader.BehaviourResult)) grader.BehaviourResult {
	b := grader.BehaviourResult{ID: id, Title: "the sentence of " + id, Property: p, Verdict: v, Max: 5}
	if v.Holds() {
		b.Score = 5
	}
	for _, f := range change {
		f(&b)
	}
	return b
}

func schedules(explored int, exhausted bool, bound int) func(*grader.BehaviourResult) {
	return func(b *grader.BehaviourResult) {
		b.Schedules.Explored = explored
		if exhausted {
			b.Schedules.Total = &explored
		}
		if bound >= 0 {
			b.Schedules.Bound = &bound
		}
	}
}

func says(message string) func(*grader.BehaviourResult) {
	return func(b *grader.BehaviourResult) { b.Message = message }
}

func breaks(c grader.Class, message, hint string, t *grader.Trace, at ...grader.Location) func(*grader.BehaviourResult) {
	return func(b *grader.BehaviourResult) {
		b.Class, b.Message, b.Hint, b.Trace, b.Locations = c, message, hint, t, at
	}
}

// partial has a behaviour of every kind that a student meets.
func partial() grader.ExerciseResult {
	return exercise("01-race", "Race", 10, grader.StatusPartial,
		behaviour("counter/no-lost-update", grader.Failed, grader.MutualExclusion,
			schedules(3, false, -1),
			breaks(grader.Atomicity, "B read 0 before A wrote 1, so A's update was lost",
				"What can another goroutine do between your read and your write?",
				lostUpdate(), grader.Location{File: "race.go", Line: 15, Text: "c.n.Store(v + 1)"})),
		behaviour("counter/race-free", grader.Proved, grader.MutualExclusion, schedules(6, true, -1)),
		behaviour("seats/sells", grader.Failed, grader.Contract,
			schedules(1, false, -1),
			breaks(grader.WrongValue, "Reserve on an empty hall of 2 returned seat 1, want 0", "", nil)),
		behaviour("seats/never-oversold", grader.Skipped, grader.MutualExclusion,
			says("seats/sells failed"),
			func(b *grader.BehaviourResult) { b.Needs = []string{"seats/sells"} }),
		behaviour("future/result", grader.Passed, grader.Contract, schedules(2000, false, 2)),
		behaviour("future/cancel", grader.Proved, grader.NoLeak, schedules(1, true, -1)),
		behaviour("executor/runs-all", grader.Unstarted, grader.Contract, says("TODO: implement NewExecutor")),
	)
}

func stub(id, title string) grader.ExerciseResult {
	return exercise(id, title, 0, grader.StatusUnstarted,
		behaviour("counter/no-lost-update", grader.Unstarted, grader.MutualExclusion, says("TODO: implement Counter.Inc")),
		behaviour("puzzle/worst-case", grader.Unstarted, grader.Contract, says("TODO: implement WorstCase")),
	)
}

func unbuilt() grader.ExerciseResult {
	e := exercise("01-race", "Race", 0, grader.StatusUnbuilt,
		behaviour("counter/no-lost-update", grader.Unbuilt, grader.MutualExclusion),
		behaviour("counter/race-free", grader.Unbuilt, grader.MutualExclusion))
	for i := range 12 {
		e.CompileErrors = append(e.CompileErrors, grader.CompileError{
			File: "race.go", Line: 10 + i, Column: 4, Message: "undefined: counter",
		})
	}
	return e
}

func refused() grader.ExerciseResult {
	e := exercise("01-race", "Race", 0, grader.StatusRefused, behaviour("counter/race-free", grader.Refused, grader.MutualExclusion))
	e.Refusals = []grader.Refusal{
		{Rule: "imports", File: "race.go", Line: 4, Column: 2, Message: `"os" is not allowed: nothing in this exercise needs files or processes; allowed are context, errors, fmt, sync, sync/atomic`},
		{Rule: "intake", File: "race.go", Message: "the file is 5.0 MiB long; at most 64 KiB are read"},
	}
	return e
}

func broken() grader.ExerciseResult {
	e := exercise("02-mutex", "Mutex", 0, grader.StatusError)
	e.Problem = "build 02-mutex: write /tmp/x: no space left on device"
	return e
}

func brokenBehaviour() grader.ExerciseResult {
	return exercise("03-deadlock", "Deadlock", 0, grader.StatusError,
		behaviour("dine/everyone", grader.Proved, grader.Contract, schedules(12, true, 2)),
		behaviour("dine/parallel", grader.Error, grader.Capacity,
			says("the schedule was cut short after 20,000 steps, which says nothing about the code one way or the other")))
}

// classes has a behaviour broken in each way there is.
func classes() grader.ExerciseResult {
	ways := []struct {
		class   grader.Class
		message string
		trace   *grader.Trace
	}{
		{grader.Race, "A writes c.n while B reads it, and nothing orders the two", lostUpdate()},
		{grader.Atomicity, "Value after two goroutines called Inc once each: got 1, want 2", lostUpdate()},
		{grader.Deadlock, "A waits for second.mu, which B holds; B waits for first.mu, which A holds", embrace()},
		{grader.Starvation, "B is passed over in every round, and would be for good", spin()},
		{grader.BusyWait, "B looks at l.free 12 times while nothing changes", spin()},
		{grader.Leak, "one goroutine is left when Close has returned", seats()},
		{grader.OverLimit, "3 are inside, at most 2 may be", table(3)},
		{grader.Serialised, "2 may be inside at once, and never are", table(2)},
		{grader.Order, "B asked first and was served second", seats()},
		{grader.Panic, "send on closed channel", seats()},
		{grader.WrongValue, "Reserve on an empty hall of 2 returned seat 1, want 0", nil},
		{grader.Timeout, "the loop on line 8 never comes to a point at which another goroutine could go on", nil},
		{grader.Puzzle, "\"ABAB\" ends with 2, want 1", puzzle()},
	}
	var all []grader.BehaviourResult
	for i, w := range ways {
		b := behaviour("classes/"+string(w.class), grader.Failed, grader.Contract, schedules(i+1, false, -1),
			breaks(w.class, w.message, "What could happen between the two lines?", w.trace,
				grader.Location{File: "race.go", Line: 10 + i, Column: 2, Text: "c.n++"}))
		b.Max = 1 + float64(i%3)
		all = append(all, b)
	}
	return exercise("01-race", "Race", 0, grader.StatusNone, all...)
}

func full(id, title string) grader.ExerciseResult {
	return exercise(id, title, 25, grader.StatusFull,
		behaviour("semaphore/at-most-n", grader.Proved, grader.Capacity, schedules(116319, true, -1)),
		behaviour("semaphore/fifo", grader.Passed, grader.Fairness, schedules(2000, false, -1)))
}

// hostile is what a submission could put into every text that it can reach.
func hostile() *grader.Result {
	evil := "\x1b[2J\x1b]0;owned\x07\x1b[31mFAKE\x1b[0m \u202egnp.exe\u202c\u200b\r\b\x00\x9b1mend\n\n01-race  25.00 of 25.00\xff"
	e := exercise("01-race", "Race", 0, grader.StatusNone, behaviour("counter/no-lost-update", grader.Failed, grader.MutualExclusion,
		breaks(grader.Panic, evil+strings.Repeat(" and on", 400), "",
			&grader.Trace{Goroutines: []grader.Goroutine{{ID: 1, Name: evil}}, Steps: []grader.Step{
				at(3, evil, grader.Step{Goroutine: 1, Kind: "load", Object: evil, Value: evil, Note: evil}),
			}},
			grader.Location{File: "race.go", Line: 3, Text: evil})))
	r := result(e)
	r.Submission.Path = evil
	r.Notes = []grader.Note{{Kind: "tests-differ", Message: evil}}
	return r
}

// failed is what is written when the grader failed altogether.
func failed() *grader.Result {
	r := result()
	r.Complete = false
	r.Notes = []grader.Note{{Kind: "grader-failed", Message: "build 01-race: fork/exec /usr/bin/go: no space left on device"}}
	return r
}

func results() map[string]*grader.Result {
	noted := result(full("01-race", "Race"))
	noted.Notes = []grader.Note{
		{Kind: "tests-differ", Message: "tests in your copy differ from the course's; the course's were used"},
		{Kind: "no-race-detector", Message: "there is no C compiler here, so the race detector did not run"},
	}
	return map[string]*grader.Result{
		"partial":          result(partial()),
		"stub":             result(stub("01-race", "Race")),
		"full":             result(full("04-semaphore", "Semaphore")),
		"notes":            noted,
		"unbuilt":          result(unbuilt()),
		"refused":          result(refused()),
		"broken":           result(broken()),
		"broken-behaviour": result(brokenBehaviour()),
		"four":             result(full("01-race", "Race"), stub("02-mutex", "Mutex"), brokenBehaviour(), full("04-semaphore", "Semaphore")),
		"hostile":          hostile(),
		"classes":          result(classes()),
		"nothing":          result(),
		"failed":           failed(),
	}
}
