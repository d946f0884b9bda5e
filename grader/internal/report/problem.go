package report

import (
	"cmp"
	"path"
	"slices"

	"interleave/grader"
)

// A problem is one thing that costs points, or one that kept the grader from
// giving any. Editors, annotations and scanners show a result as a list of them.
type problem struct {
	rule    string // "counter/no-lost-update"; "unbuilt", "refused/imports" or "grader/failed" for a whole exercise
	title   string // the rule, and in words what became of it
	message string

	file         string // below the submission's root; empty if there is no place
	line, column int    // 0 if unknown

	lost float64 // points
	ours bool    // the grader failed; not the student's fault

	broken *grader.BehaviourResult // what a behaviour's problem is about, or nil
}

// problems lists all of them in declared order. What is unstarted or skipped is
// none: it is the work that is still to be done.
func problems(r *grader.Result) []problem {
	var all []problem
	for _, e := range r.Exercises {
		all = append(all, exerciseProblems(r, e)...)
	}
	if len(r.Exercises) > 0 {
		return all
	}
	for _, n := range r.Notes {
		all = append(all, problem{rule: "grader/failed", title: "the grader failed", message: n.Message, ours: true})
	}
	return all
}

func exerciseProblems(r *grader.Result, e grader.ExerciseResult) []problem {
	var all []problem
	switch {
	case e.Problem != "":
		all = append(all, problem{rule: "grader/failed", title: "the grader failed on " + e.ID, message: e.Problem, lost: e.Max, ours: true})
	case len(e.CompileErrors) > 0:
		for _, c := range e.CompileErrors {
			all = append(all, problem{
				rule: "unbuilt", title: e.ID + " does not compile", message: c.Message,
				file: fileOf(r, e, c.File), line: c.Line, column: c.Column,
			})
		}
	case len(e.Refusals) > 0:
		for _, f := range e.Refusals {
			all = append(all, problem{
				rule: "refused/" + f.Rule, title: e.ID + " is refused", message: f.Message,
				file: fileOf(r, e, f.File), line: f.Line, column: f.Column,
			})
		}
	default:
		return behaviourProblems(r, e)
	}
	all[0].lost = e.Max // the first error is the cause of the rest, as often as not
	return all
}

func behaviourProblems(r *grader.Result, e grader.ExerciseResult) []problem {
	var all []problem
	for i, b := range e.Behaviours {
		switch b.Verdict {
		case grader.Failed:
			p := problem{
				rule: b.ID, title: colon(b.ID, classWords(b.Class)), message: b.Message,
				lost: b.Max, broken: &e.Behaviours[i],
			}
			if len(b.Locations) > 0 {
				l := b.Locations[0]
				p.file, p.line, p.column = fileOf(r, e, l.File), l.Line, l.Column
			}
			all = append(all, p)
		case grader.Error:
			all = append(all, problem{
				rule: b.ID, title: "the grader failed on " + b.ID, message: b.Message, lost: b.Max, ours: true,
			})
		}
	}
	return all
}

// fileOf is where a file of the exercise lies in the submission, which in a fork
// is where it lies in the repository.
func fileOf(r *grader.Result, e grader.ExerciseResult, base string) string {
	folder := path.Join("exercises", e.ID)
	if at, ok := r.Submission.Paths[e.ID]; ok {
		folder = path.Dir(at)
	}
	return path.Join(folder, base)
}

// worstFirst sorts problems by the points that they cost.
func worstFirst(all []problem) {
	slices.SortStableFunc(all, func(a, b problem) int { return cmp.Compare(b.lost, a.lost) })
}
