// Package record writes what a test binary has seen to the descriptor on which
// the grader listens.
//
// It is imported by everything that rewritten code imports, so it is set up
// before the first package variable of a submission: a process that dies
// between its first record and [Ready] died in the submission's own package
// initialisation.
package record

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"

	"interleave/grader"
)

// deepest is the most stack that a goroutine may use, in bytes. Go's own limit
// of a gigabyte would be no limit: growing a stack takes half as much again, the
// race detector several times that, and a recursion without end would run into
// the limit on memory, after which nobody can tell whose recursion it was.
const deepest = 64 << 20

var (
	job    *grader.Job
	output *os.File
	count  int
)

func init() {
	text := os.Getenv(grader.JobVariable)
	if text == "" {
		return
	}
	os.Unsetenv(grader.JobVariable)
	debug.SetMaxStack(deepest)
	job = new(grader.Job)
	if err := json.Unmarshal([]byte(text), job); err != nil {
		panic(fmt.Sprintf("read %s: %v", grader.JobVariable, err))
	}
	output = os.NewFile(grader.RecordDescriptor, "records")
	write(grader.Record{Kind: grader.RecordStart})
}

// Job returns what the grader wants, nil if nobody grades.
func Job() *grader.Job { return job }

// Ready says that the test binary's main function was reached.
func Ready() { write(grader.Record{Kind: grader.RecordReady}) }

// Begin says that a behaviour is about to be explored.
func Begin(behaviour string) {
	write(grader.Record{Kind: grader.RecordBegin, Behaviour: behaviour})
}

// Evidence hands over what was seen of one behaviour.
func Evidence(e grader.Evidence) {
	count++
	write(grader.Record{Kind: grader.RecordEvidence, Behaviour: e.Behaviour, Evidence: &e})
}

// End says that nothing follows.
func End() { write(grader.Record{Kind: grader.RecordEnd, Count: count}) }

func write(r grader.Record) {
	if job == nil {
		return
	}
	r.Nonce = job.Nonce
	line, err := json.Marshal(r)
	if err == nil {
		_, err = output.Write(append(line, '\n'))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "write record:", err)
		os.Exit(3)
	}
}
