package report

import (
	"cmp"
	"io"
	"strings"

	"interleave/grader"
)

// Exercism writes r as the results.json, version 3, of an Exercism test runner.
// It keeps the status "error" of the whole for when no test ran; of several
// exercises, one that was not tried is an error among the tests.
func Exercism(w io.Writer, r *grader.Result) error {
	r = clean(r)
	out := exercism{Version: 3, Status: "pass", Tests: []exercismTest{}}
	var untried []string
	tasks := make(map[string]int)
	for _, e := range r.Exercises {
		if why := explainExercise(e); why != "" {
			untried = append(untried, e.ID+": "+why)
			out.add(exercismTest{Name: e.ID, Code: e.Title, Status: "error", Message: why, Task: number(tasks, e.ID)})
			continue
		}
		for _, b := range e.Behaviours {
			out.add(exercismBehaviour(b, number(tasks, e.ID+" "+b.Task())))
		}
	}
	if len(untried) == len(out.Tests) {
		out.Status, out.Tests = "error", []exercismTest{}
		out.Message = cmp.Or(strings.Join(untried, "\n\n"), "the grader failed: "+notes(r))
	}
	return encode(w, "Exercism's results", out)
}

// number numbers names as they come, from 1.
func number(known map[string]int, name string) int {
	if _, ok := known[name]; !ok {
		known[name] = len(known) + 1
	}
	return known[name]
}

type exercism struct {
	Version int            `json:"version"`
	Status  string         `json:"status"`
	Message string         `json:"message,omitempty"`
	Tests   []exercismTest `json:"tests"`
}

type exercismTest struct {
	Name    string `json:"name"`
	Code    string `json:"test_code"`
	Status  string `json:"status"`
	Message string `json:"message,omitempty"`
	Task    int    `json:"task_id"`
}

func exercismBehaviour(b grader.BehaviourResult, task int) exercismTest {
	t := exercismTest{Name: b.ID, Code: b.Title, Status: "pass", Task: task}
	switch {
	case b.Verdict == grader.Error:
		t.Status = "error"
	case !b.Verdict.Holds():
		t.Status = "fail"
	}
	if t.Status != "pass" {
		t.Message = explain(b)
	}
	return t
}

// add appends a test. The whole passes only if all of them do.
func (x *exercism) add(t exercismTest) {
	x.Tests = append(x.Tests, t)
	if t.Status != "pass" {
		x.Status = "fail"
	}
}
