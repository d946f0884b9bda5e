package report

import (
	"bufio"
	"strings"

	"interleave/grader"
)

// explainWidth is the width of explanations that are read elsewhere than on the
// terminal that they were made on.
const explainWidth = 100

// explain writes in plain text what is known of one behaviour, for forms that
// have a field for it. It says what the terminal says.
func explain(b grader.BehaviourResult) string {
	if b.Verdict != grader.Failed {
		return verdictWords(b)
	}
	return outdent(plainly(func(s *sheet) { s.failure(b) }))
}

// explainExercise writes why nothing of an exercise was run, or "".
func explainExercise(e grader.ExerciseResult) string {
	if e.Problem == "" && len(e.CompileErrors) == 0 && len(e.Refusals) == 0 {
		return ""
	}
	_, why, _ := strings.Cut(plainly(func(s *sheet) { s.exercise(e) }), "\n\n") // behind the heading
	return outdent(why)
}

// plainly returns a part of the terminal form, without colour.
func plainly(write func(*sheet)) string {
	var text strings.Builder
	s := sheet{w: bufio.NewWriter(&text), Options: Options{Width: explainWidth}, palette: newPalette(false), apart: true}
	write(&s)
	s.w.Flush() // to memory, which does not fail
	return text.String()
}

// outdent takes from all lines the blanks that all of them begin with.
func outdent(text string) string {
	lines := strings.Split(strings.Trim(text, "\n"), "\n")
	blanks := -1
	for _, l := range lines {
		if n := len(l) - len(strings.TrimLeft(l, " ")); l != "" && (blanks < 0 || n < blanks) {
			blanks = n
		}
	}
	for i, l := range lines {
		if l != "" {
			lines[i] = l[blanks:]
		}
	}
	return strings.Join(lines, "\n")
}
