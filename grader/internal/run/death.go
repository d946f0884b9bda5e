package run

import (
	"fmt"
	"strings"

	"interleave/grader"
	"interleave/grader/internal/sandbox"
)

const (
	todo   = "TODO: implement " // what the panic of a stub begins with
	engine = "panic: explore: " // and one of the engine, in a suite's mistake or ours
)

// autopsy says why a process died while it was busy with a behaviour, or
// before any, with what is named by where. If the student's code was not
// running then, the death is a fault of ours.
func (l *leg) autopsy(behaviour, where string, out sandbox.Outcome) grader.Evidence {
	e := l.blank(behaviour)
	c := readCrash(out.Stderr, l.Plan)
	text := strings.TrimPrefix(c.headline, "panic: ")
	switch {
	case strings.HasPrefix(text, todo):
		e.Unstarted = text
	case out.Reason == sandbox.CPU && c.busy() != nil:
		// Not Wall: a process that others kept from running has shown nothing.
		e.Finding = &grader.Finding{Class: grader.Timeout, Locations: c.busy(), Message: fmt.Sprintf(
			"still busy after %v of a processor's time, without coming to a point where anybody else could go on", l.Exercise.Limits.CPU)}
	case out.Reason == sandbox.Memory && l.name == grader.RaceCheck:
		// The detector takes several times the memory that the code does, and who
		// of the two asks for the last of it is chance. The explore leg, if the
		// code is to blame, says where.
		e.Inconclusive = fmt.Sprintf("the race detector needed more than %s of memory", size(l.Exercise.Limits.Memory))
	case out.Reason == sandbox.Memory && c.busy() != nil:
		// The same class as for time: which of the two a loop without end uses up
		// first, depends on the machine.
		e.Finding = &grader.Finding{Class: grader.Timeout, Locations: c.busy(), Message: fmt.Sprintf(
			"still asking for memory when it had used %s", size(l.Exercise.Limits.Memory))}
	case stopped(out) && (c.crashed() != nil || len(c.stacks) == 0):
		// Without a stack it was asked for a process, which the engine never does.
		e.Finding = &grader.Finding{Class: grader.Panic, Locations: c.crashed(), Message: fmt.Sprintf(
			"was stopped because it asked the system for %s, which no exercise needs", request(out))}
	case out.Reason == sandbox.Output && headlineForm.MatchString(c.headline):
		e.Finding = &grader.Finding{Class: grader.Panic, Message: fmt.Sprintf(
			"panicked with more text than the %s that anybody will read", size(flood*l.Exercise.Limits.Output))}
	case crashes(out) && c.crashed() != nil && !strings.HasPrefix(c.headline, engine):
		e.Finding = &grader.Finding{Class: grader.Panic, Locations: c.crashed()[:1], Message: shorten(c.headline)}
	default:
		e.Fault = fmt.Sprintf("the test binary died in %s while none of the student's code was running: %s", where, ending(out))
		if c.headline != "" {
			e.Fault += ": " + shorten(c.headline)
		}
	}
	return e
}

// stopped reports whether the process was ended for what it asked the system
// for.
func stopped(out sandbox.Outcome) bool {
	return out.Reason == sandbox.Forbidden || out.Reason == sandbox.Processes
}

// request is what a process that was stopped had asked for.
func request(out sandbox.Outcome) string {
	what := "something forbidden"
	if out.Reason == sandbox.Processes {
		what = "one more process or thread"
	}
	if out.Call != "" {
		what += " (" + out.Call + ")"
	}
	return what
}

// crashes reports whether the process may have come to its end by itself. With
// all stacks asked for, a Go program ends its crash with a signal.
func crashes(out sandbox.Outcome) bool {
	return out.Reason == sandbox.Exited || out.Reason == sandbox.Signalled
}

// ending puts how a process ended into words.
func ending(out sandbox.Outcome) string {
	switch out.Reason {
	case sandbox.Exited:
		return fmt.Sprintf("exit code %d", out.Code)
	case sandbox.Signalled:
		return "signal " + out.Signal
	case sandbox.Wall:
		return "its time was over, though it had not had the processors' time that it may take; is the machine very busy?"
	case sandbox.CPU:
		return "its processors' time was over"
	case sandbox.Memory:
		return "its memory was used up"
	case sandbox.Output:
		return "it printed without end"
	case sandbox.Forbidden, sandbox.Processes:
		return "it was stopped when it asked the system for " + request(out)
	}
	return "nobody knows how"
}

// shorten cuts a line that a stranger wrote to what fits into a message.
func shorten(line string) string {
	const most = 300
	if runes := []rune(line); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return line
}

// size writes a number of bytes as manifests do.
func size(bytes int64) string {
	for _, unit := range []struct {
		name  string
		bytes int64
	}{{"GiB", 1 << 30}, {"MiB", 1 << 20}, {"KiB", 1 << 10}} {
		if bytes >= unit.bytes && bytes%unit.bytes == 0 {
			return fmt.Sprintf("%d %s", bytes/unit.bytes, unit.name)
		}
	}
	return fmt.Sprintf("%d bytes", bytes)
}
