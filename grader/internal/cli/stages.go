package cli

import (
	"context"
	"fmt"

	"interleave/grader"
	"interleave/grader/internal/cache"
	"interleave/grader/internal/check"
	"interleave/grader/internal/doctor"
	"interleave/grader/internal/pipeline"
	"interleave/grader/internal/sandbox"
)

// stages is the work behind the command. Tests put their own in its place, to
// see what the command makes of every answer.
type stages struct {
	grade func(context.Context, order) (*grader.Result, error)
	check func(context.Context, check.Options) (*check.Table, error)

	explore func(context.Context, pipeline.TestOptions) (*grader.TestsResult, error)
	replay  func(context.Context, order, grader.Failing) (grader.BehaviourResult, error)
	examine func(context.Context, doctor.Doctor) ([]doctor.Finding, error)

	ablate   func(context.Context, check.Options) ([]check.Ablated, error)
	isolated func() error // why this machine has no box of tier 1

	desks *cache.Store
	keys  func() (pressed <-chan byte, end func()) // nil without anybody who presses them
}

// workshop is the real work.
func workshop() stages {
	return stages{
		grade: func(ctx context.Context, o order) (*grader.Result, error) {
			n := news{say: o.say}
			return pipeline.Grade(ctx, pipeline.Options{
				Root: o.root, Submission: o.submission, Exercises: o.exercises, Tier: o.tier, Progress: n.hear,
				Cache: cache.Open("results", o.force), Explored: o.explored,
			})
		},
		check:   check.Check,
		explore: pipeline.Explore,
		replay: func(ctx context.Context, o order, f grader.Failing) (grader.BehaviourResult, error) {
			n := news{say: o.say}
			return pipeline.Replay(ctx, pipeline.Options{Root: o.root, Tier: o.tier, Progress: n.hear, Limits: testLimits(1, replaySteps)}, f)
		},
		examine:  func(ctx context.Context, d doctor.Doctor) ([]doctor.Finding, error) { return d.Examine(ctx) },
		ablate:   check.Ablate,
		isolated: func() error { return sandbox.Try(sandbox.Isolated) },
		desks:    cache.Open("desk", false),
		keys:     terminalKeys,
	}
}

// news puts what the pipeline tells into words. Both legs run at once and tell
// in turns, so it remembers how far each is.
type news struct {
	say  func(step, how string)
	done map[grader.Leg]int
}

func (n *news) hear(p pipeline.Progress) {
	switch p.Stage {
	case pipeline.Building:
		n.done = make(map[grader.Leg]int)
		n.say("compiling "+p.Exercise+" (the first time, also what suites import and the standard library for the race detector: half a minute)", "")
	case pipeline.Running:
		n.done[p.Leg] = p.Done
		n.say(exploring(p, "behaviour"), n.how(p))
	case pipeline.Recalled:
		n.say(p.Exercise+" is as it was when it was graded last; -force runs it again", "")
	}
}

// hearTests is hear for the tests of a package.
func (n *news) hearTests(p pipeline.Progress) {
	switch p.Stage {
	case pipeline.Building:
		n.done = make(map[grader.Leg]int)
		n.say("compiling the tests of "+p.Exercise+" (the first time, also what suites import and the standard library for the race detector: half a minute)", "")
	case pipeline.Running:
		n.done[p.Leg] = p.Done
		n.say(exploring(p, "test"), n.how(p))
	}
}

// exploring says how many of what are explored; a replay has one.
func exploring(p pipeline.Progress, noun string) string {
	if p.Total != 1 {
		noun += "s"
	}
	return fmt.Sprintf("exploring %s: %d %s", p.Exercise, p.Total, noun)
}

// how is what changes from one behaviour to the next.
func (n *news) how(p pipeline.Progress) string {
	if p.Behaviour == "" {
		return ""
	}
	return fmt.Sprintf("%s, %d explored, %d under the race detector",
		p.Behaviour, n.done[grader.Explore], n.done[grader.RaceCheck])
}
