package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"interleave/grader"
)

// JUnit writes r as a JUnit file: one suite for each exercise, one case for each
// behaviour, its points as properties.
//
// It is written from the verdicts and not from what the tests printed, because a
// submission can print anything. Only what holds is a case without a child: a
// dashboard that counts failures must not show a submission as green that was
// not begun, does not compile, or could not be graded.
func JUnit(w io.Writer, r *grader.Result) error {
	r = clean(r)
	all := junitSuites{Name: "interleave", Time: fmt.Sprintf("%.3f", seconds(r.Timing.WallMS))}
	for _, e := range r.Exercises {
		all.add(junitExercise(r, e))
	}
	if len(r.Exercises) == 0 {
		all.add(junitSuite{Name: "grader", Cases: []junitCase{{
			Class: "grader", Name: "grades", Time: noTime, Error: &junitFault{Type: "error", Message: notes(r)},
		}}})
	}
	text, err := xml.MarshalIndent(all, "", "  ")
	if err != nil {
		return fmt.Errorf("write the result as JUnit: %w", err)
	}
	// A line break may stand as it is, and the timelines are for people.
	return send(w, "JUnit", xml.Header+strings.ReplaceAll(string(text), "&#xA;", "\n")+"\n")
}

// noTime stands where JUnit wants the time that one case took. Behaviours are
// explored side by side and have none.
const noTime = "0.000"

type junitSuites struct {
	XMLName xml.Name `xml:"testsuites"`
	Name    string   `xml:"name,attr"`
	junitCounts
	Time   string       `xml:"time,attr"`
	Suites []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name string `xml:"name,attr"`
	junitCounts
	Time       string           `xml:"time,attr"`
	Properties *junitProperties `xml:"properties"`
	Cases      []junitCase      `xml:"testcase"`
}

type junitCounts struct {
	Tests    int `xml:"tests,attr"`
	Failures int `xml:"failures,attr"`
	Errors   int `xml:"errors,attr"`
	Skipped  int `xml:"skipped,attr"`
}

type junitCase struct {
	Class      string           `xml:"classname,attr"`
	Name       string           `xml:"name,attr"`
	Time       string           `xml:"time,attr"`
	File       string           `xml:"file,attr,omitempty"`
	Line       int              `xml:"line,attr,omitempty"`
	Properties *junitProperties `xml:"properties"`
	Failure    *junitFault      `xml:"failure"`
	Error      *junitFault      `xml:"error"`
	Skipped    *junitFault      `xml:"skipped"`
}

type junitFault struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr,omitempty"`
	Text    string `xml:",chardata"`
}

type junitProperties struct {
	List []junitProperty `xml:"property"`
}

type junitProperty struct {
	Name  string `xml:"name,attr"`
	Value string `xml:"value,attr"`
}

// add appends a suite with its counts, and counts it in the whole.
func (all *junitSuites) add(s junitSuite) {
	for _, c := range s.Cases {
		s.Tests++
		switch {
		case c.Failure != nil:
			s.Failures++
		case c.Error != nil:
			s.Errors++
		case c.Skipped != nil:
			s.Skipped++
		}
	}
	s.Time = noTime
	all.Tests += s.Tests
	all.Failures += s.Failures
	all.Errors += s.Errors
	all.Skipped += s.Skipped
	all.Suites = append(all.Suites, s)
}

func junitExercise(r *grader.Result, e grader.ExerciseResult) junitSuite {
	s := junitSuite{Name: e.ID, Properties: junitPoints(e.Score, e.Max, "status", string(e.Status))}
	for _, b := range e.Behaviours {
		s.Cases = append(s.Cases, junitBehaviour(r, e, b))
	}
	if len(s.Cases) == 0 && e.Status == grader.StatusError {
		s.Cases = []junitCase{{
			Class: e.ID, Name: e.ID, Time: noTime,
			Error: &junitFault{Type: string(e.Status), Message: e.Problem},
		}}
	}
	return s
}

func junitBehaviour(r *grader.Result, e grader.ExerciseResult, b grader.BehaviourResult) junitCase {
	c := junitCase{
		Class: e.ID, Name: b.ID, Time: noTime,
		Properties: junitPoints(b.Score, b.Max, "verdict", b.Verdict.String()),
	}
	if len(b.Locations) > 0 {
		c.File, c.Line = fileOf(r, e, b.Locations[0].File), b.Locations[0].Line
	}
	fault := &junitFault{Type: b.Verdict.String(), Message: verdictWords(b), Text: explainExercise(e)}
	switch b.Verdict {
	case grader.Proved, grader.Passed:
	case grader.Failed:
		c.Failure = &junitFault{Type: string(b.Class), Message: b.Message, Text: explain(b)}
	case grader.Skipped:
		c.Skipped = &junitFault{Message: b.Message}
	case grader.Unstarted, grader.Refused, grader.Unbuilt:
		c.Failure = fault
	default:
		c.Error = fault
	}
	return c
}

func junitPoints(got, most float64, name, value string) *junitProperties {
	return &junitProperties{[]junitProperty{
		{"points", fmt.Sprintf("%.2f", got)}, {"max", fmt.Sprintf("%.2f", most)}, {name, value},
	}}
}

// notes joins what a result without exercises says.
func notes(r *grader.Result) string {
	var all []string
	for _, n := range r.Notes {
		all = append(all, n.Message)
	}
	if len(all) == 0 {
		return "nothing was graded"
	}
	return strings.Join(all, "; ")
}
