package sandbox

import (
	"strings"
)

// outcome describes the process, which has ended; reason is what watch knows.
func (p *process) outcome(reason Reason) Outcome {
	out := Outcome{
		Reason: reason, Stdout: p.stdout.text(), Stderr: p.stderr.text(),
		Dropped: p.stdout.dropped + p.stderr.dropped,
	}
	if reason != Exited {
		return out
	}
	out.Code = p.cmd.ProcessState.ExitCode()
	if signal := deadly(p.cmd.ProcessState); signal != "" {
		out.Reason, out.Signal = Signalled, signal
	}
	if starved(out.Stderr) || broke(out) && peak(p.cmd.ProcessState) > p.memory/2 {
		out.Reason = Memory
	}
	return out
}

// broke reports whether the process died without the last words of a Go
// program. Go's garbage collector may trip over memory that it did not get
// (mgcmark_greenteagc.go in Go 1.26 does not look at what it allocates), and
// the system may have killed the process outright. A process of which half its
// limit was in use when that happened is taken to have run into it: what counts
// against the limit is more than what is in use.
func broke(out Outcome) bool {
	return out.Reason == Signalled && !strings.Contains(out.Stderr, "fatal error: ") && !strings.Contains(out.Stderr, "panic: ")
}

// starved reports whether a Go program or its race detector complained, before
// it ended, that it could get no memory. A program that only pretends to is one
// that ended too early all the same; what changes is the message.
func starved(stderr string) bool {
	for _, complaint := range []string{
		"fatal error: runtime: out of memory",
		"fatal error: runtime: cannot allocate memory",
		"fatal error: out of memory", // "… allocating heap arena metadata" and the like
		"runtime: cannot allocate memory",
		"ThreadSanitizer: failed to allocate",
		"ThreadSanitizer: out of memory",
		"ThreadSanitizer failed to allocate",
	} {
		if strings.Contains(stderr, complaint) {
			return true
		}
	}
	return false
}
