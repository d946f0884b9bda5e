package run

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"interleave/grader"
	"interleave/grader/internal/sandbox"
)

const oom = `fatal error: runtime: out of memory

runtime stack:
runtime.throw({0x1, 0x2})
	/go/src/runtime/panic.go:1 +0x1

goroutine 7 gp=0x1 m=0 mp=0x2 [running]:
interleave/exercises/01-race.hoard(...)
	/course/exercises/01-race/race.go:31 +0x1d
interleave/exercises/01-race.Inc(...)
	/course/exercises/01-race/race.go:12 +0x1d
`

const ours = `panic: runtime error: index out of range [3] with length 3

goroutine 7 [running]:
interleave/grader/explore/sched.pick(...)
	/course/grader/explore/sched/decide.go:12 +0x1d
`

func TestAutopsyTellsTheStudentsFaultFromOurs(t *testing.T) {
	at := func(line int) []grader.Location { return []grader.Location{{File: "race.go", Line: line}} }
	tests := map[string]struct {
		out  sandbox.Outcome
		want grader.Evidence
	}{
		"a panic in the student's code":  {panics, broken("a/x", boomed)},
		"the same, told by an exit code": {sandbox.Outcome{Reason: sandbox.Exited, Code: 2, Stderr: boom}, broken("a/x", boomed)},
		"a panic in the engine": {
			sandbox.Outcome{Reason: sandbox.Exited, Code: 2, Stderr: ours},
			faulty("a/x", "the test binary died in a/x while none of the student's code was running: exit code 2: panic: runtime error: index out of range [3] with length 3"),
		},
		"a panic of the engine below the student's code": {
			sandbox.Outcome{Reason: sandbox.Exited, Code: 2, Stderr: strings.Replace(boom, "boom", "explore: replay diverged", 1)},
			faulty("a/x", "the test binary died in a/x while none of the student's code was running: exit code 2: panic: explore: replay diverged"),
		},
		"a stub that nobody caught": {
			sandbox.Outcome{Reason: sandbox.Exited, Code: 2, Stderr: strings.Replace(boom, "boom", "TODO: implement Counter.Inc", 1)},
			grader.Evidence{Behaviour: "a/x", Leg: grader.Explore, Bound: -1, Unstarted: "TODO: implement Counter.Inc"},
		},
		"an exit in the middle": {
			sandbox.Outcome{Reason: sandbox.Exited},
			faulty("a/x", "the test binary died in a/x while none of the student's code was running: exit code 0"),
		},
		"killed by somebody": {
			sandbox.Outcome{Reason: sandbox.Signalled, Signal: "killed"},
			faulty("a/x", "the test binary died in a/x while none of the student's code was running: signal killed"),
		},
		"out of memory": {
			sandbox.Outcome{Reason: sandbox.Memory, Stderr: oom},
			broken("a/x", grader.Finding{
				Class: grader.Timeout, Message: "still asking for memory when it had used 1 GiB",
				Locations: append(at(31), at(12)...),
			}),
		},
		"out of memory, in a binary that counts lines in parts": {
			sandbox.Outcome{Reason: sandbox.Memory, Stderr: strings.NewReplacer("race.go:31", "race.go#1:12", "race.go:12", "race.go#0:12").Replace(oom)},
			broken("a/x", grader.Finding{
				Class: grader.Timeout, Message: "still asking for memory when it had used 1 GiB",
				Locations: append(at(31), at(12)...),
			}),
		},
		"out of memory in the engine": {
			sandbox.Outcome{Reason: sandbox.Memory, Stderr: strings.ReplaceAll(oom, "01-race/race.go", "x.go")},
			faulty("a/x", "the test binary died in a/x while none of the student's code was running: its memory was used up: fatal error: runtime: out of memory"),
		},
		"out of its processors' time while the engine was busy": {
			sandbox.Outcome{Reason: sandbox.CPU, Stderr: strings.Replace(ours, "panic: ", "SIGQUIT: ", 1)},
			faulty("a/x", "the test binary died in a/x while none of the student's code was running: its processors' time was over"),
		},
		"out of its processors' time, in the student's code": {
			sandbox.Outcome{Reason: sandbox.CPU, Stderr: oom},
			broken("a/x", grader.Finding{
				Class: grader.Timeout, Message: "still busy after 20s of a processor's time, without coming to a point where anybody else could go on",
				Locations: append(at(31), at(12)...),
			}),
		},
		"kept from running, in the student's code": {
			sandbox.Outcome{Reason: sandbox.Wall, Stderr: oom},
			faulty("a/x", "the test binary died in a/x while none of the student's code was running: its time was over, "+
				"though it had not had the processors' time that it may take; is the machine very busy?: fatal error: runtime: out of memory"),
		},
		"a call that the box refuses, in the student's code": {
			sandbox.Outcome{Reason: sandbox.Forbidden, Call: "socket", Stderr: strings.Replace(boom, "panic: boom", "SIGSYS: bad system call", 1)},
			broken("a/x", grader.Finding{
				Class: grader.Panic, Message: "was stopped because it asked the system for something forbidden (socket), which no exercise needs",
				Locations: at(12),
			}),
		},
		"a call that the box refuses, in the engine": {
			sandbox.Outcome{Reason: sandbox.Forbidden, Call: "socket", Stderr: strings.Replace(ours, "panic: ", "SIGSYS: ", 1)},
			faulty("a/x", "the test binary died in a/x while none of the student's code was running: it was stopped when it asked the system for something forbidden (socket)"),
		},
		"a process, asked for without a word": {
			sandbox.Outcome{Reason: sandbox.Processes, Signal: "bad system call"},
			broken("a/x", grader.Finding{
				Class: grader.Panic, Message: "was stopped because it asked the system for one more process or thread, which no exercise needs",
			}),
		},
		"a panic of a gigabyte": {
			sandbox.Outcome{Reason: sandbox.Output, Stderr: "panic: " + strings.Repeat("x", 1000)},
			broken("a/x", grader.Finding{Class: grader.Panic, Message: "panicked with more text than the 64 MiB that anybody will read"}),
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			l := newLeg(Plan{Exercise: exercise, Lines: grader.Lines{1, 20}}, grader.Explore, "")
			assert.Equal(t, tt.want, l.autopsy("a/x", "a/x", tt.out), "autopsy of %s", name)
		})
	}
}

// TestTheDetectorsMemoryIsNoVerdict looks at the same end in several places. Which
// one it is, of the detector, the student's code and the collector, is chance.
func TestTheDetectorsMemoryIsNoVerdict(t *testing.T) {
	for name, stderr := range map[string]string{
		"in the detector":       "==7==ERROR: ThreadSanitizer failed to allocate 0x8000000 bytes\n",
		"in the student's code": oom,
		"in nobody's code":      strings.ReplaceAll(oom, "01-race/race.go", "x.go"),
	} {
		t.Run(name, func(t *testing.T) {
			l := newLeg(Plan{Exercise: exercise}, grader.RaceCheck, "")
			want := grader.Evidence{Behaviour: "a/x", Leg: grader.RaceCheck, Bound: -1, Inconclusive: "the race detector needed more than 1 GiB of memory"}
			assert.Equal(t, want, l.autopsy("a/x", "a/x", sandbox.Outcome{Reason: sandbox.Memory, Stderr: stderr}), "autopsy")
		})
	}
}

func TestShortenKeepsWholeCharacters(t *testing.T) {
	assert.Equal(t, "für", shorten("für"), "a short line")
	assert.Equal(t, strings.Repeat("ü", 300)+"…", shorten(strings.Repeat("ü", 400)), "a long line")
}
