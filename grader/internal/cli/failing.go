package cli

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"

	"interleave/grader"
	"interleave/grader/internal/course"
	"interleave/grader/internal/report"
)

// failing finds what is to be replayed: in what came out when an exercise was
// graded last, by its token among what is kept, or in a result.
func (k *replayCommand) failing(root string, s stages) (grader.Failing, error) {
	all, err := course.Load(root)
	if err != nil && k.What == "" {
		return grader.Failing{}, err
	}
	if picked, unknown := course.Pick(all, k.exercises()); unknown == "" {
		return k.last(root, s, picked)
	}
	var f grader.Failing
	if entry := kept().Get(tokenKey(k.What)); entry != nil && json.Unmarshal(entry, &f) == nil {
		return f, nil
	}
	text, err := os.ReadFile(k.What)
	if err != nil {
		return f, &usageError{
			fmt.Sprintf("%q is no exercise, no token of a failure that is kept and no file", k.What),
			"go tool grade replay shows what is to be mended first; grade again, and it is kept",
		}
	}
	return k.inResult(root, text)
}

// exercises are those that were named; none means all.
func (k *replayCommand) exercises() []string {
	if k.What == "" {
		return nil
	}
	return []string{k.What}
}

// last finds the failure in what came out for the exercises last: the one that was
// named, or else what the report of the first that has one says to mend first.
func (k *replayCommand) last(root string, s stages, exercises []grader.Exercise) (grader.Failing, error) {
	folder, err := submissionIn(root, k.Submission)
	if err != nil {
		return grader.Failing{}, err
	}
	for _, ex := range exercises {
		e := s.desk(folder).last(ex.ID)
		first, _ := report.MendFirst(e)
		for _, b := range append([]grader.BehaviourResult{first}, e.Behaviours...) {
			if k.shows(b) {
				return grader.Failing{Exercise: ex.ID, Submission: folder, Result: b}, nil
			}
		}
	}
	return grader.Failing{}, &usageError{
		fmt.Sprintf("no interleaving broke %s in the last grade", cmp.Or(k.Behaviour, k.What, "anything")),
		strings.TrimSpace("grade first: " + commandOn(k.Submission, "") + " " + k.What),
	}
}

// shows reports whether the result has an interleaving that is asked for: by what
// it broke, by the task of that, or by its own token.
func (k *replayCommand) shows(b grader.BehaviourResult) bool {
	return replayable(b) && slices.Contains([]string{"", b.ID, b.Task(), b.Trace.ID}, k.Behaviour)
}

// inResult finds the failure in a result that was written as JSON.
func (k *replayCommand) inResult(root string, text []byte) (grader.Failing, error) {
	var r grader.Result
	if err := json.Unmarshal(text, &r); err != nil || r.Schema != grader.SchemaV1 {
		return grader.Failing{}, &usageError{fmt.Sprintf("%q is no result of this grader", k.What), "go tool grade -json FILE writes one"}
	}
	folder := k.Submission
	if folder == "" {
		folder = r.Submission.Path
	}
	folder, err := submissionIn(root, folder)
	if err != nil {
		return grader.Failing{}, err
	}
	var all []grader.Failing
	var names []string
	for _, e := range r.Exercises {
		for _, b := range e.Behaviours {
			if k.shows(b) {
				all, names = append(all, grader.Failing{Exercise: e.ID, Submission: folder, Result: b}), append(names, b.ID)
			}
		}
	}
	switch len(all) {
	case 0:
		return grader.Failing{}, &usageError{fmt.Sprintf("%q holds no such failure with an interleaving", k.What), "leave the behaviour out to see which there are"}
	case 1:
		return all[0], nil
	}
	return grader.Failing{}, &usageError{fmt.Sprintf("%q holds %d failures", k.What, len(all)), "name one: " + strings.Join(names, ", ")}
}
