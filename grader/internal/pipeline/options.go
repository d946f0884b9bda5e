package pipeline

import (
	"fmt"

	"interleave/grader"
	"interleave/grader/internal/cache"
)

// Options say what to grade.
type Options struct {
	Root       string   // the course's own tree: suites, manifests, stubs
	Submission string   // the folder that was handed in
	Exercises  []string // as a person names them; none means all
	Scratch    string   // an empty folder for overlays and binaries; "" means one that is removed again
	Tier       int      // of the strongest box to use, 1 to 3; 0 means the strongest that there is
	Progress   func(Progress)

	// Explored hears of a result for which the race detector has not been heard
	// yet: what has failed in it stays so, and what holds may still turn out to be
	// a data race. It is not called if there is nothing to wait for; it may be nil.
	Explored func(*grader.Result)

	// Cache holds what came out of the same files before; nil means that
	// everything is run.
	Cache *cache.Store

	// NoRules leaves out the policy, to see what else holds a cheat. Never for a
	// grade: what a verdict says then rests on the box alone.
	NoRules bool

	Limits grader.Limits // of the tests of a package, which have no manifest

	replay *only // all that is run, if there is one
}

// A Stage is what is being done to an exercise.
type Stage string

// The stages that people hear of.
const (
	Building Stage = "build" // on a new machine half a minute, for the standard library with race detector
	Running  Stage = "run"
	Recalled Stage = "recalled" // nothing has changed since it was graded last
	Finished Stage = "finished"
)

// A Progress says what is being done. Calls come one at a time, in no order
// that a result could depend on.
type Progress struct {
	Exercise  string
	Stage     Stage
	Leg       grader.Leg // of a run
	Behaviour string     // being explored, or done if Ended
	Ended     bool
	Schedules int // explored in Behaviour, once it has ended
	Done      int // behaviours that this leg is done with
	Total     int
}

// An UnknownExerciseError is a name that means no exercise.
type UnknownExerciseError struct {
	Name  string
	Known []string // IDs of all exercises
}

// Error names what was typed.
func (e *UnknownExerciseError) Error() string { return fmt.Sprintf("there is no exercise %q", e.Name) }

// A NoSubmissionError is a folder that cannot be read.
type NoSubmissionError struct {
	Dir string
	Err error
}

// Error says which folder and why.
func (e *NoSubmissionError) Error() string { return fmt.Sprintf("read %s: %v", e.Dir, e.Err) }

// Unwrap returns the reason.
func (e *NoSubmissionError) Unwrap() error { return e.Err }
