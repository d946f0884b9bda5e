package report

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"interleave/grader"
)

// exercise writes the heading of an exercise and all that is known about it.
func (s *sheet) exercise(e grader.ExerciseResult) {
	right := exercisePoints(e)
	s.edges(s.strong(truncate(e.ID+"  "+e.Title, s.Width-lipgloss.Width(right)-2)), s.strong(right))
	s.blank()
	switch {
	case e.Problem != "":
		s.hang("  ", s.notRun(e, "the grader failed; this is not your code's fault"))
		s.hang("    ", e.Problem)
		s.blank()
	case len(e.CompileErrors) > 0:
		s.hangPainted("  ", s.notRun(e, "does not compile"), s.bad)
		s.compileErrors(e)
	case len(e.Refusals) > 0:
		s.hangPainted("  ", s.notRun(e, "refused"), s.bad)
		s.refusals(e)
	default:
		s.behaviours(e)
	}
}

// exercisePoints keeps an exercise that has no score apart from one that has 0.
func exercisePoints(e grader.ExerciseResult) string {
	if e.Status == grader.StatusError {
		return fmt.Sprintf("no score of %.2f", e.Max)
	}
	return points(e.Score, e.Max)
}

func (s *sheet) notRun(e grader.ExerciseResult, why string) string {
	if len(e.Behaviours) == 0 {
		return why
	}
	return fmt.Sprintf("%s; not tried: %s", why, count(len(e.Behaviours), "behaviour"))
}

// most is how many errors are listed. The first ones are the cause of the rest.
const most = 10

func (s *sheet) compileErrors(e grader.ExerciseResult) {
	for i, c := range e.CompileErrors {
		if i == most {
			s.line(s.faint(fmt.Sprintf("    and %d more", len(e.CompileErrors)-most)))
			break
		}
		s.hang("    "+place(c.File, c.Line, c.Column)+"  ", c.Message)
	}
	s.blank()
}

func (s *sheet) refusals(e grader.ExerciseResult) {
	for i, r := range e.Refusals {
		if i == most {
			s.line(s.faint(fmt.Sprintf("    and %d more", len(e.Refusals)-most)))
			break
		}
		s.hang("    "+place(r.File, r.Line, r.Column)+"  ", r.Message+" ["+r.Rule+"]")
	}
	s.blank()
}

// behaviours writes one line for each, grouped by task.
func (s *sheet) behaviours(e grader.ExerciseResult) {
	name := 0
	for _, b := range e.Behaviours {
		name = max(name, lipgloss.Width(shortName(b)))
		if s.Fold {
			name = max(name, lipgloss.Width(b.Task())-taskIndent)
		}
	}
	name = min(name, s.Width/3)
	for rest := e.Behaviours; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].Task() == rest[0].Task() {
			n++
		}
		s.task(rest[:n], name)
		rest = rest[n:]
	}
	s.blank()
}

// taskIndent is how far a behaviour stands behind the task above it.
const taskIndent = 2

func (s *sheet) task(of []grader.BehaviourResult, name int) {
	if s.Fold && !slices.ContainsFunc(of, func(b grader.BehaviourResult) bool { return b.Verdict != grader.Unstarted }) {
		all := of[0]
		for _, b := range of[1:] {
			all.Max += b.Max // what is not begun has no points
		}
		s.row("  "+s.strong(s.column(all.Task(), name+taskIndent)), all)
		return
	}
	s.line("  " + s.strong(of[0].Task()))
	for _, b := range of {
		s.behaviour(b, name)
	}
}

// shortName is the behaviour's name without its task, which stands above it.
func shortName(b grader.BehaviourResult) string {
	_, name, _ := strings.Cut(b.ID, "/")
	return name
}

func (s *sheet) behaviour(b grader.BehaviourResult, name int) {
	words, room := s.row("    "+s.column(shortName(b), name), b)
	switch {
	case b.Verdict == grader.Failed && s.Brief:
	case b.Verdict == grader.Failed:
		s.failure(b)
	case s.Verbose:
		s.hang("      ", b.Title)
	}
	if lipgloss.Width(words) > room && b.Verdict != grader.Unstarted { // -v shows what is to be done in full
		s.hang("      ", words)
	}
}

// row writes the line of a verdict, and returns its words and the room that they had.
func (s *sheet) row(left string, b grader.BehaviourResult) (words string, room int) {
	right := points(b.Score, b.Max)
	words = verdictWords(b)
	room = s.Width - lipgloss.Width(left) - lipgloss.Width(right) - 2
	s.edges(left+s.of(b.Verdict)(truncate(words, room)), right)
	return words, room
}

// failure writes what is known of a broken behaviour, for somebody who has to
// mend it: what was asked, what happened instead, where, in which order.
func (s *sheet) failure(b grader.BehaviourResult) {
	s.blank()
	s.hang("      asked  ", b.Title)
	s.found(b)
	s.timeline(b.Trace, inStudentsFile)
	if b.Hint != "" {
		s.hang("      think  ", b.Hint)
	}
	s.blank()
}

// found writes what happened and where.
func (s *sheet) found(b grader.BehaviourResult) {
	s.hangPainted("      found  ", b.Message, s.strong)
	label := "      where  "
	for _, l := range b.Locations {
		s.hang(label+place(l.File, l.Line, 0)+"  ", l.Text)
		label = "             "
	}
}

// timelineIndent puts the timeline under the words that it shows.
const timelineIndent = 4

func (s *sheet) timeline(t *grader.Trace, own func(grader.Step) bool) {
	if t == nil {
		return
	}
	s.blank()
	if s.Plain {
		for _, line := range sentences(t, own) {
			s.line("      " + line)
		}
		s.blank()
		return
	}
	for _, line := range timeline(t, s.Width-timelineIndent, own) {
		if step, note, ok := strings.Cut(line, "←"); ok {
			line = step + s.bad("←"+note)
		}
		s.line(strings.Repeat(" ", timelineIndent) + line)
	}
	s.blank()
}
