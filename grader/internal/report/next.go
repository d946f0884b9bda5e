package report

import (
	"cmp"
	"fmt"
	"slices"

	"interleave/grader"
)

// An advice ends a report.
type advice struct {
	next string // one thing to do
	then string // the command that shows whether it helped; may be empty
	hint string // the command for who does not get on with it; may be empty
}

// advised suggests one thing to do, in the first exercise that is not full.
func advised(r *grader.Result) advice {
	if len(r.Exercises) == 0 {
		return advice{next: "name an exercise that exists"}
	}
	i := slices.IndexFunc(r.Exercises, func(e grader.ExerciseResult) bool { return e.Status != grader.StatusFull })
	if i < 0 {
		return advice{next: "nothing; every behaviour holds"}
	}
	e := r.Exercises[i]
	a := advice{then: join("go tool grade", from(r.Submission.Path), e.ID)}
	switch e.Status {
	case grader.StatusError:
		a.next = "grade again; if it fails again, show this to whoever runs the course"
	case grader.StatusUnbuilt:
		a.next = "make " + firstCompileError(e) + " compile"
	case grader.StatusRefused:
		a.next = "change " + firstRefusal(e)
	default:
		a.next = firstStep(e)
		a.hint = join("go tool grade hint", from(r.Submission.Path), e.ID)
	}
	return a
}

// from repeats the flag that says what is graded, unless it is what is graded
// without one.
func from(path string) string {
	if path == "" || path == "." {
		return ""
	}
	return "-submission " + path
}

func firstCompileError(e grader.ExerciseResult) string {
	if len(e.CompileErrors) == 0 {
		return e.ID
	}
	c := e.CompileErrors[0]
	return place(c.File, c.Line, 0)
}

func firstRefusal(e grader.ExerciseResult) string {
	if len(e.Refusals) == 0 {
		return e.ID
	}
	return place(e.Refusals[0].File, e.Refusals[0].Line, 0)
}

// firstStep prefers what is broken to what is not begun, and of what is broken
// what most others wait for.
func firstStep(e grader.ExerciseResult) string {
	if b, waiting, ok := mostNeeded(e, grader.Failed); ok {
		return "mend " + b.ID + near(b) + because(waiting)
	}
	if b, _, ok := mostNeeded(e, grader.Unstarted); ok {
		return colon("begin with "+b.ID, cmp.Or(asked(b.Message), b.Title))
	}
	return "look at " + e.ID
}

// MendFirst returns the failed behaviour that the report says to mend next, if
// there is one.
func MendFirst(e grader.ExerciseResult) (grader.BehaviourResult, bool) {
	b, _, ok := mostNeeded(e, grader.Failed)
	return b, ok
}

// mostNeeded returns the behaviour with the verdict that most skipped ones
// need, the first of equals, and how many they are.
func mostNeeded(e grader.ExerciseResult, v grader.Verdict) (found grader.BehaviourResult, waiting int, ok bool) {
	for _, b := range e.Behaviours {
		if b.Verdict != v {
			continue
		}
		n := 0
		for _, other := range e.Behaviours {
			if other.Verdict == grader.Skipped && slices.Contains(other.Needs, b.ID) {
				n++
			}
		}
		if !ok || n > waiting {
			found, waiting, ok = b, n, true
		}
	}
	return found, waiting, ok
}

func near(b grader.BehaviourResult) string {
	if len(b.Locations) == 0 {
		return ""
	}
	return fmt.Sprintf(" (%s)", place(b.Locations[0].File, b.Locations[0].Line, 0))
}

func because(waiting int) string {
	switch waiting {
	case 0:
		return ""
	case 1:
		return ", which another one waits for"
	}
	return fmt.Sprintf(", which %d others wait for", waiting)
}
