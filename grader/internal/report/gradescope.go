package report

import (
	"fmt"
	"io"

	"interleave/grader"
)

// Gradescope writes r as Gradescope's results.json.
//
// Where the grader failed there is no score, and no total either: Gradescope
// then asks somebody to look, where a number would enter the student's grade.
func Gradescope(w io.Writer, r *grader.Result) error {
	r = clean(r)
	out := gradescope{
		Seconds: seconds(r.Timing.WallMS), Format: "text", TestFormat: "ansi", Visibility: "visible", Stdout: "hidden",
		Output: gradescopeOutput(r), Tests: []gradescopeTest{},
		Extra: map[string]any{
			"complete": r.Complete, "grader": r.Grader.Version, "go": r.Grader.Go, "suite": r.Grader.Suite,
		},
	}
	if r.Complete {
		out.Score = &r.Score
	}
	for i, e := range r.Exercises {
		for j, b := range e.Behaviours {
			t := gradescopeBehaviour(e, b)
			t.Number = fmt.Sprintf("%d.%d", i+1, j+1)
			out.Tests = append(out.Tests, t)
		}
	}
	return encode(w, "Gradescope's results", out)
}

type gradescope struct {
	Score      *float64         `json:"score,omitempty"`
	Seconds    float64          `json:"execution_time"`
	Output     string           `json:"output"`
	Format     string           `json:"output_format"`
	TestFormat string           `json:"test_output_format"`
	Visibility string           `json:"visibility"`
	Stdout     string           `json:"stdout_visibility"`
	Extra      map[string]any   `json:"extra_data"`
	Tests      []gradescopeTest `json:"tests"`
}

type gradescopeTest struct {
	Score      *float64       `json:"score,omitempty"`
	Max        *float64       `json:"max_score,omitempty"`
	Status     string         `json:"status,omitempty"`
	Name       string         `json:"name"`
	Number     string         `json:"number"`
	Output     string         `json:"output"`
	Format     string         `json:"output_format"` // ansi is the one that keeps columns
	Tags       []string       `json:"tags"`
	Visibility string         `json:"visibility"`
	Extra      map[string]any `json:"extra_data"`
}

func gradescopeBehaviour(e grader.ExerciseResult, b grader.BehaviourResult) gradescopeTest {
	t := gradescopeTest{
		Name: e.ID + ": " + b.ID, Output: explain(b), Format: "ansi", Visibility: "visible",
		Tags: []string{e.ID, string(b.Property)}, Extra: map[string]any{"verdict": b.Verdict.String()},
	}
	if why := explainExercise(e); why != "" {
		t.Output = why
	} else if b.Verdict != grader.Failed { // whose explanation begins with it
		t.Output = b.Title + "\n\n" + t.Output
	}
	if b.Class != "" {
		t.Extra["class"] = string(b.Class)
	}
	if e.Status == grader.StatusError {
		return t // no score, whatever the other behaviours of it earned
	}
	t.Score, t.Max, t.Status = &b.Score, &b.Max, "failed"
	if b.Verdict.Holds() {
		t.Status = "passed"
	}
	return t
}

func gradescopeOutput(r *grader.Result) string {
	if len(r.Exercises) == 0 {
		return "the grader failed: " + notes(r)
	}
	text := points(r.Score, r.Max)
	if !r.Complete {
		text = "no total: the grader failed; " + text + " so far"
	}
	for _, n := range r.Notes {
		text += "\nnote: " + n.Message
	}
	return text + "\nnext: " + advised(r).next
}
