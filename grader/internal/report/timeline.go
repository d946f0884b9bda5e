package report

import (
	"fmt"
	"slices"

	"interleave/grader"
)

// Timeline draws a trace downward in time, no wider than width cells: the
// student's line, one column for each goroutine, and, where the whole story is
// about one variable, its value after each step. It returns one string per
// line, without colour.
//
// Goroutines that take no visible step get no column. Where there are so many
// that their columns would be too narrow to read, they share one, with the
// goroutine's name in front.
func Timeline(t *grader.Trace, width int) []string { return timeline(t, width, inStudentsFile) }

// timeline is [Timeline] for a reader whose own files are those.
func timeline(t *grader.Trace, width int, own func(grader.Step) bool) []string {
	scenes := tell(t, own)
	if len(scenes) == 0 {
		return nil
	}
	steps := stepsOf(scenes)
	lanes := newLanes(t.Goroutines, steps)
	memory := onlyMemory(steps)
	follow(scenes, memory)
	d := drawing{width: width, lanes: lanes, memory: memory, scenes: elide(scenes)}
	if d.fit() {
		return d.columns()
	}
	return d.list()
}

func stepsOf(scenes []scene) []grader.Step {
	steps := make([]grader.Step, len(scenes))
	for i, s := range scenes {
		steps[i] = s.Step
	}
	return steps
}

// onlyMemory is the variable that all reads and writes are about, or "" if
// there are several.
func onlyMemory(steps []grader.Step) string {
	object := ""
	for _, s := range steps {
		switch {
		case !isMemory(s) || s.Value == "":
		case object == "":
			object = s.Object
		case object != s.Object:
			return ""
		}
	}
	return object
}

// follow notes the value of the variable after every step.
func follow(scenes []scene, memory string) {
	value := ""
	for i, s := range scenes {
		if memory != "" && s.Object == memory && isMemory(s.Step) && s.Value != "" {
			value = s.Value
		}
		scenes[i].state = value
	}
}

// The most rows that a timeline has. How a failure ends says more than how it
// begins, so the rows that are left out are from between.
const (
	firstRows = 8
	lastRows  = 24
)

// elided is the kind of the row that stands for those left out.
const elided = "…"

func elide(scenes []scene) []scene {
	left := len(scenes) - firstRows - lastRows
	if left <= 1 {
		return scenes
	}
	rest := scene{Step: grader.Step{Kind: elided, Text: fmt.Sprintf("… %d more steps", left)}}
	return slices.Concat(scenes[:firstRows], []scene{rest}, scenes[len(scenes)-lastRows:])
}
