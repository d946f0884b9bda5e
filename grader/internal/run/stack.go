package run

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"interleave/grader"
)

// A crash is what the Go runtime prints when a program comes to a bad end.
// The text goes to people, and where the student's code stands in it decides
// only between a finding and a fault of ours; neither earns a point.
type crash struct {
	headline string // "panic: …" or "fatal error: …"; "" if there is none
	stacks   []stack
}

// A stack is that of one goroutine, innermost call first.
type stack struct {
	state  string // "running", "chan receive", …
	frames []grader.Location
}

var (
	headlineForm = regexp.MustCompile(`^(?:panic|fatal error): `)
	// With GOTRACEBACK=crash there are addresses between number and state.
	goroutineForm = regexp.MustCompile(`^goroutine \d+ (?:\w+=\S+ )*\[([^\],]+)[^\]]*\]:`)
	frameForm     = regexp.MustCompile(`^\t(\S.*\.go(?:#\d+)?):(\d+)(?: |$)`)
)

// readCrash finds the stacks in what a process printed on stderr. Only frames
// in the student's file are kept.
func readCrash(stderr string, plan Plan) crash {
	var c crash
	creator := false
	for line := range strings.Lines(stderr) {
		line = strings.TrimRight(line, "\r\n")
		if c.headline == "" && headlineForm.MatchString(line) {
			c.headline = line
		}
		if m := goroutineForm.FindStringSubmatch(line); m != nil {
			c.stacks = append(c.stacks, stack{state: m[1]})
		}
		if m := frameForm.FindStringSubmatch(line); m != nil && !creator && len(c.stacks) > 0 {
			at, _ := strconv.Atoi(m[2])
			if file, at := plan.Lines.Find(m[1], at); plan.own(file) {
				last := &c.stacks[len(c.stacks)-1]
				last.frames = append(last.frames, grader.Location{File: path.Base(file), Line: at})
			}
		}
		// The line after "created by" is where the goroutine came from and not
		// where it is.
		creator = strings.HasPrefix(line, "created by ")
	}
	return c
}

// own reports whether a file that the compiler named is the student's.
func (p Plan) own(file string) bool {
	if len(p.Files) > 0 {
		return slices.Contains(p.Files, file)
	}
	return path.Base(file) == p.Exercise.File && path.Base(path.Dir(file)) == p.Exercise.ID
}

// crashed is where the goroutine that crashed was in the student's file,
// innermost first: the runtime prints that goroutine before all others.
func (c crash) crashed() []grader.Location {
	if len(c.stacks) == 0 {
		return nil
	}
	return c.stacks[0].frames
}

// going are the states of a goroutine that waits for nobody but the runtime, which
// at times has one that asks for memory help to collect it.
var going = []string{"running", "runnable", "preempted", "GC assist marking", "GC assist wait", "stopping the world"}

// busy is where a goroutine that could run was in the student's file. At most
// one is: the explorer keeps all others waiting.
func (c crash) busy() []grader.Location {
	for _, s := range c.stacks {
		if slices.Contains(going, s.state) && len(s.frames) > 0 {
			return s.frames
		}
	}
	return nil
}
