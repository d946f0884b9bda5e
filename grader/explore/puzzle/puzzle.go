// Package puzzle plays small fixed programs in the order that a student's
// answer asks for, and says what came of it.
//
// One goroutine moves at a time, as on a single processor, and still updates
// get lost and everybody can end up waiting. The programs are data and not Go
// code: each letter of an answer can then be shown and explained, and an answer
// that makes no sense stops at the letter where it stops making sense.
package puzzle

import (
	"fmt"

	"interleave/grader"
)

// A Program is a few goroutines with fixed steps and an end that the student
// has to bring about. The exported variables of this package are the programs
// there are.
type Program struct {
	name    string // the function that returns the answer, "LostUpdate"
	shared  []string
	threads []thread
	goal    func(end) string // what is wrong with an end, or ""
}

// A thread is one goroutine of a program.
type thread struct {
	name  string // one letter
	steps []step
}

// An end is what a goal may look at.
type end struct {
	values  map[string]int // of the shared variables
	waiting int            // goroutines that wait for good
}

// A Play is one answer, played as far as it makes sense.
type Play struct {
	// Problem says in one sentence why the answer does not solve the puzzle.
	// It is empty if it does.
	Problem string

	// Trace holds the steps that were taken, also those before a letter that
	// makes no sense.
	Trace grader.Trace

	shared []string
	states [][]string // of every shared object, after each step
}

// Play plays answer, one step for each letter.
func (p Program) Play(answer string) Play {
	m := newMachine(p)
	problem := m.follow(answer)
	if problem == "" {
		problem = p.goal(m.end())
	}
	if problem != "" {
		problem = fmt.Sprintf("%s() = %s: %s", p.name, quote(answer), problem)
	}
	return Play{Problem: problem, Trace: m.trace(), shared: p.shared, states: m.states}
}

// Judge returns what is wrong with answer, or nil if it solves the puzzle. Any
// answer that leads to the right end does: there are several.
func (p Program) Judge(answer string) *grader.Finding {
	play := p.Play(answer)
	if play.Problem == "" {
		return nil
	}
	return &grader.Finding{Class: grader.Puzzle, Message: play.Problem, Trace: &play.Trace}
}

// quote keeps a message to one line whatever the answer is: it may be as long
// as a student's loop likes to make it.
func quote(answer string) string {
	const most = 32
	shown := 0
	for i := range answer {
		if shown == most {
			return fmt.Sprintf("%q…", answer[:i])
		}
		shown++
	}
	return fmt.Sprintf("%q", answer)
}
