package report

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"interleave/grader"
)

// A scene is one row of a timeline: a step, and how often it is repeated.
type scene struct {
	grader.Step
	own   bool // in a file of the reader's own
	note  string
	state string // of the object that has a column of its own, after the step
}

// tell picks from a trace what a student can follow, and adds to each step
// what makes it matter.
func tell(t *grader.Trace, own func(grader.Step) bool) []scene {
	steps := visible(t, own)
	scenes := make([]scene, len(steps))
	for i, s := range steps {
		scenes[i] = scene{Step: s, own: own(s), note: s.Note}
	}
	noteLosses(scenes, newLanes(t.Goroutines, steps))
	return collapse(scenes)
}

// visible leaves out what happens outside the student's file, except steps that
// the suite named: the student can neither see nor change the rest. A trace
// without a single line of the student's, a puzzle's, is shown whole.
func visible(t *grader.Trace, own func(grader.Step) bool) []grader.Step {
	shown := slices.DeleteFunc(slices.Clone(t.Steps), func(s grader.Step) bool {
		return s.Kind != "step" && !own(s)
	})
	if slices.ContainsFunc(shown, own) {
		return shown
	}
	return t.Steps
}

// inAnyFile is for tests that are explored as they are: they are the reader's own.
func inAnyFile(s grader.Step) bool { return s.Line > 0 && s.File != "" }

func inStudentsFile(s grader.Step) bool {
	return s.Line > 0 && s.File != "" && !strings.HasSuffix(s.File, "_test.go")
}

// noteLosses marks every store of a value that was computed from a read before
// somebody else's store: that other store is lost. It is what a lost update
// looks like in every disguise. Flags are left out: to set true what somebody
// else has set true loses nothing.
func noteLosses(scenes []scene, lanes lanes) {
	type cell struct {
		writer int         // goroutine of the last store
		at     int         // its index
		reads  map[int]int // goroutine → index of its last read
	}
	cells := make(map[string]*cell)
	for i, s := range scenes {
		if !isMemory(s.Step) || s.Object == "" {
			continue
		}
		id := identity(s.Object)
		c := cells[id]
		if c == nil {
			c = &cell{writer: s.Goroutine, reads: make(map[int]int)}
			cells[id] = c
		}
		if s.Kind != "store" {
			c.reads[s.Goroutine] = i
		}
		if !isStore(s.Step) {
			continue
		}
		read, known := c.reads[s.Goroutine]
		if s.Kind == "store" && known && c.writer != s.Goroutine && c.at > read && s.note == "" && !isFlag(s.Value) {
			scenes[i].note = fmt.Sprintf("loses %s's update", nameOf(c.writer, lanes))
		}
		c.writer, c.at = s.Goroutine, i
	}
}

// numbered is an object that has no name, or a name that is not its alone.
var numbered = regexp.MustCompile(`^(?:.* \()?(#[0-9]+)\)?$`)

// identity is the same for all names of an object: one account may be "from (#1)"
// to one goroutine and "to (#1)" to another, and "#1" where no line names it.
func identity(object string) string {
	if parts := numbered.FindStringSubmatch(object); parts != nil {
		return parts[1]
	}
	return object
}

func nameOf(goroutine int, lanes lanes) string {
	return lanes.name(lanes.of(grader.Step{Goroutine: goroutine}))
}

func isFlag(value string) bool { return value == "true" || value == "false" || value == "nil" }

// longestTurn is the length of the longest loop that collapse recognises.
const longestTurn = 8

// collapse shows a loop that goes round three times or more once, with a note
// of how often. Two turns are left alone: they may be what the failure is about.
func collapse(scenes []scene) []scene {
	var short []scene
	for i := 0; i < len(scenes); {
		length, turns := loop(scenes[i:])
		short = append(short, scenes[i:i+length]...)
		if turns > 1 {
			last := &short[len(short)-1]
			last.note = join(last.note, again(length, turns))
		}
		i += length * turns
	}
	return short
}

func again(length, turns int) string {
	if length == 1 {
		return count(turns, "time")
	}
	return fmt.Sprintf("these %d steps %s", length, count(turns, "time"))
}

// loop returns the length of the shortest loop at the start of scenes and how
// often it goes round, or 1 and 1.
func loop(scenes []scene) (length, turns int) {
	for length := 1; length <= min(longestTurn, len(scenes)/3); length++ {
		turns := 1
		for at := length; at+length <= len(scenes) && slices.EqualFunc(scenes[:length], scenes[at:at+length], same); at += length {
			turns++
		}
		if turns >= 3 {
			return length, turns
		}
	}
	return 1, 1
}

// same reports whether two steps look the same to a reader. What else could
// have run may differ; nobody sees it here.
func same(a, b scene) bool {
	return a.Goroutine == b.Goroutine && a.Kind == b.Kind && a.Object == b.Object && a.Line == b.Line &&
		a.File == b.File && a.Value == b.Value && a.BlockedBy == b.BlockedBy && a.note == b.note
}
