package report

import (
	"fmt"
	"strconv"
	"strings"

	"interleave/grader"
)

// classes say in words what each failure class means.
var classes = map[grader.Class]string{
	grader.Race:       "data race",
	grader.Atomicity:  "wrong when calls interleave",
	grader.Deadlock:   "deadlock",
	grader.Starvation: "a call may never return",
	grader.BusyWait:   "busy waiting",
	grader.Leak:       "something is left behind",
	grader.OverLimit:  "more inside than allowed",
	grader.Serialised: "fewer at once than allowed",
	grader.Order:      "wrong order",
	grader.Panic:      "panic",
	grader.WrongValue: "wrong even one call after the other",
	grader.Timeout:    "never comes to an end",
	grader.Puzzle:     "not the answer to the puzzle",
}

// classWords falls back on the name of a class that has no words.
func classWords(c grader.Class) string {
	if words, ok := classes[c]; ok {
		return words
	}
	return string(c)
}

// verdictWords is what a behaviour's line says: the verdict and what it rests
// on.
func verdictWords(b grader.BehaviourResult) string {
	switch b.Verdict {
	case grader.Proved:
		return "proved, " + proof(b.Schedules) + within(b.Schedules)
	case grader.Passed:
		return "held in " + count(b.Schedules.Explored, "schedule") + " tried"
	case grader.Failed:
		return "failed: " + classWords(b.Class)
	case grader.Unstarted:
		return colon("unstarted", asked(b.Message))
	default:
		return colon(b.Verdict.String(), b.Message)
	}
}

// asked is what a stub's own words ask for.
func asked(todo string) string { return strings.TrimPrefix(todo, "TODO: ") }

func colon(word, rest string) string {
	if rest == "" {
		return word
	}
	return word + ": " + rest
}

func proof(s grader.Schedules) string {
	if s.Explored == 1 {
		return "there is only one schedule"
	}
	return "all " + count(s.Explored, "schedule")
}

// within says for which schedules a proof holds. A bound of none is worth
// saying too: it stands for goroutines that are never interrupted.
func within(s grader.Schedules) string {
	if s.Bound == nil {
		return ""
	}
	return ", ≤ " + count(*s.Bound, "preemption")
}

// count writes a number with its noun: "1 schedule", "2,000 schedules".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return thousands(n) + " " + noun + "s"
}

func thousands(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0 && n > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

func points(got, most float64) string { return fmt.Sprintf("%.2f of %.2f", got, most) }

// place writes a position as editors and compilers do, "race.go:14:5".
func place(file string, line, column int) string {
	switch {
	case line == 0:
		return file
	case column == 0:
		return fmt.Sprintf("%s:%d", file, line)
	}
	return fmt.Sprintf("%s:%d:%d", file, line, column)
}
