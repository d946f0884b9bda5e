package grader

import "fmt"

// A Verdict is what is known of one behaviour. The zero value is [Error], so a
// verdict that nobody filled in can never read as a pass.
type Verdict int

// The verdicts.
const (
	Error     Verdict = iota // the grader itself failed; never the student's fault
	Proved                   // held in all schedules within the stated bound
	Passed                   // held in all schedules tried; there were more
	Failed                   // broken
	Skipped                  // needs a behaviour that did not hold
	Unstarted                // the stub, or a function that still panics TODO
	Refused                  // the file breaks a rule; it was not run
	Unbuilt                  // the file does not compile
)

var verdictNames = [...]string{
	Error: "error", Proved: "proved", Passed: "passed", Failed: "failed", Skipped: "skipped",
	Unstarted: "unstarted", Refused: "refused", Unbuilt: "unbuilt",
}

// String returns the verdict's name in results, "proved".
func (v Verdict) String() string {
	if v < 0 || int(v) >= len(verdictNames) {
		return fmt.Sprintf("verdict(%d)", int(v))
	}
	return verdictNames[v]
}

// Holds reports whether the verdict earns the behaviour's points.
func (v Verdict) Holds() bool { return v == Proved || v == Passed }

// MarshalText writes the verdict's name.
func (v Verdict) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText reads a verdict's name; an unknown one is an error.
func (v *Verdict) UnmarshalText(text []byte) error {
	for i, name := range verdictNames {
		if name == string(text) {
			*v = Verdict(i)
			return nil
		}
	}
	return fmt.Errorf("no verdict is called %q", text)
}

// A Class says in which way a behaviour was broken.
type Class string

// The failure classes.
const (
	Race       Class = "race"        // two unordered accesses, one a write
	Atomicity  Class = "atomicity"   // right one after the other, wrong interleaved
	Deadlock   Class = "deadlock"    // everybody waits, nobody can be woken
	Starvation Class = "starvation"  // a fair schedule that keeps a call from returning
	BusyWait   Class = "busy-wait"   // a waiter that takes steps while nothing changes
	Leak       Class = "leak"        // a goroutine, permit or lock that outlives its use
	OverLimit  Class = "capacity"    // more inside than allowed
	Serialised Class = "serialised"  // N allowed, N never reached
	Order      Class = "order"       // served or started in the wrong order
	Panic      Class = "panic"       // a panic that the contract does not promise
	WrongValue Class = "wrong-value" // wrong even without any interleaving
	Timeout    Class = "timeout"     // code that never comes to an end
	Puzzle     Class = "puzzle"      // an answer that does not solve the puzzle
)
