package report

import (
	"cmp"
	"io"
	"math"

	"interleave/grader"
)

// A Classroom says for whom and of what a Classroom 50 result is. Its runner
// knows; the result does not.
type Classroom struct {
	Classroom, Assignment string
	AssignmentType        string // "individual" or "group"
	Owner                 string // who is graded
	Submission            string // a tag, "submit/…"
	Commit, Release       string // links
	Review                string // a link; empty means Commit
}

// Classroom50 writes r as Classroom 50's result.json. Its points are whole
// numbers, and so are hundredths of ours: a behaviour is worth 0.86 points and
// must not be rounded to one.
func Classroom50(w io.Writer, r *grader.Result, c Classroom) error {
	r = clean(r)
	out := classroom50{
		Schema:    "classroom50/result/v1",
		Classroom: c.Classroom, Assignment: c.Assignment, Type: c.AssignmentType, Owner: c.Owner,
		Submission: c.Submission, Commit: c.Commit, Release: c.Release, Review: cmp.Or(c.Review, c.Commit),
		At: cmp.Or(r.Submission.SubmittedAt, r.Timing.StartedAt), GradedAt: r.Timing.StartedAt,
		Score: hundredths(r.Score), Max: hundredths(r.Max), Tests: []classroom50Test{},
	}
	for _, e := range r.Exercises {
		for _, b := range e.Behaviours {
			out.Tests = append(out.Tests, classroom50Test{
				Name: e.ID + ": " + b.ID, Passed: b.Verdict.Holds(), Score: hundredths(b.Score), Max: hundredths(b.Max),
				Verdict: b.Verdict, Class: b.Class, Message: cmp.Or(explainExercise(e), b.Message), Trace: b.Trace,
			})
		}
	}
	return encode(w, "Classroom 50's result", out)
}

type classroom50 struct {
	Schema     string            `json:"schema"`
	Classroom  string            `json:"classroom"`
	Assignment string            `json:"assignment"`
	Type       string            `json:"assignment_type"`
	Owner      string            `json:"owner"`
	Submission string            `json:"submission"`
	Commit     string            `json:"commit"`
	Release    string            `json:"release"`
	Review     string            `json:"review"`
	At         string            `json:"datetime"`
	GradedAt   string            `json:"graded_at"`
	Score      int               `json:"score"`
	Max        int               `json:"max-score"`
	Tests      []classroom50Test `json:"tests"`
}

type classroom50Test struct {
	Name    string         `json:"test-name"`
	Passed  bool           `json:"passed"`
	Score   int            `json:"score"`
	Max     int            `json:"max-score"`
	Verdict grader.Verdict `json:"verdict"`
	Class   grader.Class   `json:"class,omitempty"`
	Message string         `json:"message,omitempty"`
	Trace   *grader.Trace  `json:"trace,omitempty"`
}

func hundredths(points float64) int { return int(math.Round(points * 100)) }
