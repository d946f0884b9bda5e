package sandbox

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// outcome describes the process, which has ended; reason is what watch knows.
func (p *process) outcome(reason Reason) Outcome {
	state := p.cmd.ProcessState
	out := Outcome{
		Reason: reason, Stdout: p.stdout.text(), Stderr: p.stderr.text(),
		Dropped: p.stdout.dropped + p.stderr.dropped,
	}
	if reason == CPU && state.UserTime()+state.SystemTime() < p.limits.CPU/2 {
		out.Reason = Wall // it was kept from running, where used cannot tell
	}
	if reason != Exited {
		return out
	}
	out.Code = state.ExitCode()
	if signal := deadly(state); signal == "aborted" {
		out.Code = abortCode
	} else if signal != "" {
		out.Reason, out.Signal = Signalled, signal
	}
	switch {
	case starved(out.Stderr), broke(out) && (peak(state) > p.limits.Memory/2 || strings.Contains(out.Stderr, "mgcmark_greenteagc.go")):
		out.Reason = Memory
	case crowded(out.Stderr):
		out.Reason = Processes
	case strings.Contains(out.Stderr, "SIGSYS: bad system call"):
		out.Reason, out.Call = trap(out.Stderr)
	case out.Signal == "bad system call":
		// Trapped without a word: the only calls for which a Go program blocks
		// all signals are those that start a process.
		out.Reason = Processes
	}
	return out
}

// abortCode is how an abort is told. A Go program that was asked for all stacks
// ends its crash with one. As process 1 of its namespace, where it cannot reach
// itself with a signal, it ends with this exit code instead, and how the same
// crash is told must not depend on the tier.
const abortCode = 2

// broke reports whether the process died without the last words of a Go
// program. Go's garbage collector may trip over memory that it did not get
// (mgcmark_greenteagc.go in Go 1.26 does not look at what it allocates), and
// the system may have killed the process outright. A process of which half its
// limit was in use when that happened is taken to have run into it: what counts
// against the limit is more than what is in use.
func broke(out Outcome) bool {
	died := out.Reason == Signalled || out.Code == abortCode
	return died && !strings.Contains(out.Stderr, "fatal error: ") && !strings.Contains(out.Stderr, "panic: ")
}

// starved reports whether a Go program or its race detector complained, before
// it ended, that it could get no memory. A program that only pretends to is one
// that ended too early all the same; what changes is the message.
func starved(stderr string) bool {
	return containsAny(stderr,
		"fatal error: runtime: out of memory",
		"fatal error: runtime: cannot allocate memory",
		"fatal error: out of memory", // "… allocating heap arena metadata" and the like
		"runtime: cannot allocate memory",
		"ThreadSanitizer: failed to allocate",
		"ThreadSanitizer: out of memory",
		"ThreadSanitizer: internal allocator is out of memory",
		"ThreadSanitizer failed to allocate",
	)
}

// crowded reports whether a Go program, or the C library below the race
// detector, complained that it could get no more threads.
func crowded(stderr string) bool {
	return containsAny(stderr, "runtime: failed to create new OS thread", "pthread_create failed")
}

func containsAny(text string, words ...string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text, word) })
}

// trapForm finds, in what the Go runtime says about a trapped system call, the
// register that held the number of the call: that of amd64 or arm64.
var trapForm = regexp.MustCompile(`(?s)SIGSYS: bad system call.*?\n(?:rax|r8) +0x([0-9a-f]+)`)

// trap says what a process asked for that was trapped.
func trap(stderr string) (Reason, string) {
	m := trapForm.FindStringSubmatch(stderr)
	if m == nil {
		return Forbidden, ""
	}
	number, err := strconv.ParseUint(m[1], 16, 32)
	if err != nil {
		return Forbidden, ""
	}
	name, reason := trappedCall(uint32(number))
	return reason, name
}
