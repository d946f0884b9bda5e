// Package sandbox runs one process of somebody whom nobody vouches for, and
// says how it ended.
//
// What holds a process is a [Box]. The one here is the weakest, tier 3: it
// bounds what the process may use and leaves nothing of it behind, but shares
// the machine's files and network with it, and so relies on the policy that
// lets no such code in. Stronger boxes keep the same interface; the tier is
// part of every result.
package sandbox

import (
	"context"
	"io"
	"time"
)

// A Box runs processes.
type Box interface {
	// Run runs the command to its end and returns how it ended. Whatever the
	// process does is an outcome; the error is for a process that could not be
	// started and for a context that ended, and in no case is a process of the
	// command left when Run returns.
	Run(ctx context.Context, c Command) (Outcome, error)

	// Tier names the box in results.
	Tier() string
}

// Open returns the strongest box that this machine offers.
func Open() Box { return processBox{} }

// A Command is what to run. The process gets no argument, no input, no
// environment but Env and no descriptor but 0 to 3.
type Command struct {
	Path   string
	Dir    string   // its working directory
	Env    []string // NAME=value; all there is
	Limits Limits

	// Records reads what the process writes on descriptor 3. It must read to
	// the end, or the process may wait for it for good. It is called on a
	// goroutine of its own, which has ended when Run returns.
	Records func(io.Reader)
}

// Limits bound what a process may use.
type Limits struct {
	Wall   time.Duration // from start to end
	Memory int64         // bytes of data; held to on Linux only
	Kept   int64         // bytes of stdout, and of stderr, that are kept
	Flood  int64         // bytes of both after which the process is ended
}

// A Reason says why a process ended. The zero value means that nobody knows.
type Reason string

// The reasons.
const (
	Exited    Reason = "exited"    // by itself, whatever its exit code
	Signalled Reason = "signalled" // by a signal that is not ours
	Wall      Reason = "wall"      // its time was over
	Memory    Reason = "memory"    // it could get no more
	Output    Reason = "output"    // it printed more than anybody will read
)

// An Outcome is how a process ended. Its text is for people; it is never
// evidence, because the process can print whatever it likes.
type Outcome struct {
	Reason  Reason
	Code    int    // exit code, if Exited
	Signal  string // if Signalled
	Stdout  string
	Stderr  string // of a Go program whose time was over: with all stacks at the end
	Dropped int64  // bytes of both that were not kept
}
