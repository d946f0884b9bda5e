package report

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"interleave/grader"
)

// SummaryLimit is the size in bytes beyond which GitHub drops a whole step
// summary.
const SummaryLimit = 1 << 20

// mostAnnotations is how many of each kind GitHub shows for a step. It drops the
// rest without a word, so we choose which.
const mostAnnotations = 10

// longestMessage is where a message is cut that stands outside of a failure's
// story. The whole of it is in the result as JSON.
const longestMessage = 1000

// Annotations writes workflow commands that put the worst problems on their
// lines in a commit or pull request, ten at most, with one for the score.
func Annotations(w io.Writer, r *grader.Result) error {
	r = clean(r)
	all := problems(r)
	worstFirst(all)
	var commands []string
	for _, p := range all {
		commands = append(commands, annotation(p))
	}
	if len(r.Exercises) > 0 {
		for _, n := range r.Notes {
			commands = append(commands, command("warning", shortened(n.Message), "title", n.Kind))
		}
	}
	notice := autograding(r)
	commands = append(commands[:min(len(commands), mostAnnotations-len(notice))], notice...)
	return send(w, "annotations", strings.Join(commands, ""))
}

func annotation(p problem) string {
	kind := "error"
	if p.ours {
		kind = "warning"
	}
	text := shortened(p.message)
	if p.broken != nil && p.broken.Hint != "" {
		text += "\n" + p.broken.Hint
	}
	var at []string
	if p.line > 0 {
		line := fmt.Sprint(p.line)
		at = []string{"file", p.file, "line", line, "endLine", line}
	} else if p.file != "" {
		at = []string{"file", p.file}
	}
	return command(kind, text, append(at, "title", p.title)...)
}

// shortened keeps a text from being longer than a reader needs.
func shortened(text string) string { return truncate(text, longestMessage) }

// autograding is the notice that tools around GitHub Classroom read the points
// from. They would take the points of a result that is not complete for final,
// so there is none then.
func autograding(r *grader.Result) []string {
	if !r.Complete {
		return nil
	}
	text, err := json.Marshal(struct {
		Total float64 `json:"totalPoints"`
		Max   float64 `json:"maxPoints"`
	}{r.Score, r.Max})
	if err != nil {
		return nil // points that are no number; the result as JSON says so
	}
	return []string{command("notice", string(text), "title", "Autograding report")}
}

// command is one workflow command, with its properties as names and values.
func command(kind, text string, properties ...string) string {
	var list []string
	for i := 0; i < len(properties); i += 2 {
		list = append(list, properties[i]+"="+commandProperty(properties[i+1]))
	}
	return fmt.Sprintf("::%s %s::%s\n", kind, strings.Join(list, ","), commandText(text))
}

var (
	commandText     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace
	commandProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace
)

// Outputs writes what later steps of a workflow may use, one name=value a line.
// No text of a submission is among it.
func Outputs(w io.Writer, r *grader.Result) error {
	return send(w, "outputs", fmt.Sprintf("score=%.2f\nmax=%.2f\ncomplete=%t\n", r.Score, r.Max, r.Complete))
}
