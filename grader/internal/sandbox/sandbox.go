// Package sandbox runs one process of somebody whom nobody vouches for, and
// says how it ended.
//
// What holds a process is a [Box]. There are three tiers of them, and a machine
// has those that it was seen to have: in the strongest a process finds an empty
// machine, in the weakest it is only kept from using too much and from staying.
// What a process that does none of this sees, and how its end is told, is the
// same in all of them; so a verdict does not depend on the tier.
//
//	tier.go     which tiers there are here
//	process.go  a process: its start,
//	watch.go    its time,
//	outcome.go  its end
//	launch.go   tiers 1 and 2: this program starts itself again as a stage,
//	stage.go    which makes its surroundings into a box and becomes the program
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

	// Tier says how much the box keeps a process from.
	Tier() Tier
}

// A Command is what to run. The process gets no argument, no input, no
// environment but Env and no descriptor but 0 to 3.
type Command struct {
	Path   string
	As     string   // its argument 0; Path, if empty
	Dir    string   // its working directory in tier 3; in the others it is nowhere
	Env    []string // NAME=value; all there is
	Limits Limits

	// Records reads what the process writes on descriptor 3. It must read to
	// the end, or the process may wait for it for good. It is called on a
	// goroutine of its own, which has ended when Run returns.
	Records func(io.Reader)
}

func (c Command) name() string {
	if c.As != "" {
		return c.As
	}
	return c.Path
}

// Limits bound what a process may use. Memory is held to on Linux only. Elsewhere
// CPU is not known before the end, and real time is taken for it until then.
type Limits struct {
	Wall   time.Duration // from start to end
	CPU    time.Duration // of all its threads together; 0 means that Wall has to do
	Memory int64         // bytes of data
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
	CPU       Reason = "cpu"       // so was the time of its processors
	Memory    Reason = "memory"    // it could get no more
	Output    Reason = "output"    // it printed more than anybody will read
	Processes Reason = "processes" // it asked for a process, or for one thread too many
	Forbidden Reason = "forbidden" // it asked the system for something else that the box refuses
)

// An Outcome is how a process ended. Its text is for people; it is never
// evidence, because the process can print whatever it likes.
type Outcome struct {
	Reason  Reason
	Code    int    // exit code, if Exited
	Signal  string // if Signalled
	Call    string // the system call, if Forbidden, as far as it is known
	Stdout  string
	Stderr  string // of a Go program whose time was over: with all stacks at the end
	Dropped int64  // bytes of both that were not kept
}
