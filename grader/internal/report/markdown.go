package report

import (
	"fmt"
	"io"
	"strings"

	"interleave/grader"
)

// Markdown writes r as GitHub's Markdown: points, table, one line for each
// behaviour, and of each failure what the terminal shows.
//
// It keeps to at most limit bytes, if limit is not 0, by leaving out the last
// failures' stories and saying how many: a reader of a longer summary would get
// none at all.
func Markdown(w io.Writer, r *grader.Result, limit int) error {
	r = clean(r)
	m := markdown{limit: limit}
	m.heading(r)
	for _, e := range r.Exercises {
		m.exercise(e)
	}
	for _, e := range r.Exercises {
		for _, b := range e.Behaviours {
			m.failure(b)
		}
	}
	m.close()
	return send(w, "Markdown", m.String())
}

// A markdown is a page on its way out.
type markdown struct {
	strings.Builder
	limit         int
	told, dropped int // failures with and without their story
}

func (m *markdown) line(text string, more ...any) { fmt.Fprintf(m, text+"\n", more...) }

func (m *markdown) heading(r *grader.Result) {
	switch {
	case len(r.Exercises) == 0:
		m.line("## No points: the grader failed\n")
	case !r.Complete:
		m.line("## No total: the grader failed; %s points so far\n", points(r.Score, r.Max))
	default:
		m.line("## %s points\n", points(r.Score, r.Max))
	}
	for _, n := range r.Notes {
		m.line("> **Note:** %s\n", prose(shortened(n.Message)))
	}
	if len(r.Exercises) == 0 {
		return
	}
	m.table(r)
	here := *r
	here.Submission.Path = "" // whoever reads this is not where it was graded
	m.advice(advised(&here))
}

func (m *markdown) advice(a advice) {
	m.WriteString("**Next:** " + code(a.next))
	if a.then != "" {
		m.WriteString(", then " + code(a.then))
	}
	if a.hint != "" {
		m.WriteString("; if you do not get on, " + code(a.hint))
	}
	m.line("\n")
}

// table is the table that the terminal form ends with.
func (m *markdown) table(r *grader.Result) {
	row := func(head string, cell func(grader.ExerciseResult) string) {
		m.WriteString("| " + head)
		for _, e := range r.Exercises {
			m.WriteString(" | " + cell(e))
		}
		m.line(" |")
	}
	row("", func(e grader.ExerciseResult) string { return prose(e.ID) })
	row("---", func(grader.ExerciseResult) string { return "---:" })
	for _, p := range grader.Properties() {
		row(string(p), func(e grader.ExerciseResult) string { return held(e, p) })
	}
	row("**points**", func(e grader.ExerciseResult) string { return "**" + tableScore(e) + "**" })
	row("", func(e grader.ExerciseResult) string { return string(e.Status) })
	m.line("")
}

func (m *markdown) exercise(e grader.ExerciseResult) {
	m.line("### %s %s: %s\n", e.ID, prose(e.Title), exercisePoints(e))
	if why := explainExercise(e); why != "" {
		m.fenced(why)
		return
	}
	m.line("| behaviour | verdict | points |\n| --- | --- | ---: |")
	for _, b := range e.Behaviours {
		m.line("| %s | %s | %s |", code(b.ID), markdownVerdict(b), points(b.Score, b.Max))
	}
	m.line("")
}

// markdownVerdict is the verdict's words. Where a message is part of them, it
// may be a stranger's.
func markdownVerdict(b grader.BehaviourResult) string {
	words := truncate(verdictWords(b), 2*explainWidth)
	if b.Verdict.Holds() {
		return words
	}
	if b.Verdict == grader.Failed {
		return "**" + prose(words) + "**"
	}
	verdict, message, some := strings.Cut(words, ": ")
	if !some {
		return verdict
	}
	return verdict + ": " + strings.ReplaceAll(code(message), "|", `\|`)
}

// failure tells the story of a broken behaviour. The first one is open, as it is
// the one to begin with.
func (m *markdown) failure(b grader.BehaviourResult) {
	if b.Verdict != grader.Failed {
		return
	}
	story := markdown{}
	attribute := ""
	if m.told == 0 {
		attribute = " open"
	}
	story.line("<details%s><summary>%s</summary>\n", attribute, prose(colon(b.ID, classWords(b.Class))))
	story.fenced(explain(b))
	story.line("</details>\n")
	if m.limit > 0 && m.Len()+story.Len()+lastLine > m.limit {
		m.dropped++
		return
	}
	m.told++
	m.WriteString(story.String())
}

// lastLine is what is kept free for the line that says what was left out.
const lastLine = 200

func (m *markdown) close() {
	if m.dropped > 0 {
		m.line("%s more to tell of; they are in the result as JSON.", count(m.dropped, "failure"))
	}
}

// fenced writes text that nothing in it can end.
func (m *markdown) fenced(text string) {
	fence := strings.Repeat("`", max(3, longestRun(text, '`')+1))
	m.line("%stext\n%s\n%s\n", fence, text, fence)
}
