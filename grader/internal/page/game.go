package page

import (
	"fmt"
	"slices"

	"interleave/grader"
	"interleave/grader/explore/puzzle"
)

// A Game is a puzzle whose scheduler the reader is. It works by links alone: each
// state is a place on the page, and only the one that the address names is shown.
type Game struct {
	grader.BehaviourResult
	States []puzzle.State
	Name   string // unique on the page
}

// A Move is somebody else who could go, and the place on the page where that leads.
type Move struct{ Name, To string }

// Place is where a state is on the page.
func (g Game) Place(state int) string { return fmt.Sprintf("%s-%d", g.Name, state) }

// Playable adds the puzzles that are not solved, to be played, and to each step of
// an answer that was given, who else could have gone. Only a page that is for one
// student has room for that.
func (s Sheet) Playable() Sheet {
	for i, b := range s.Behaviours {
		p, known := puzzle.Of(b.ID)
		if !known || b.Verdict.Holds() {
			continue
		}
		g := Game{BehaviourResult: b, States: p.States(), Name: fmt.Sprintf("g%d-%d", s.number, i)}
		s.Games = append(s.Games, g)
		if f := slices.IndexFunc(s.Failures, func(f Failure) bool { return f.ID == b.ID }); f >= 0 {
			s.Failures[f].Picture.branch(g, b.Trace)
		}
	}
	return s
}

// branch adds to each row who could have gone instead.
func (p *Picture) branch(g Game, t *grader.Trace) {
	if p == nil || len(p.Rows) != len(t.Steps) {
		return // nothing was played
	}
	name := make(map[int]string)
	for _, one := range t.Goroutines {
		name[one.ID] = one.Name
	}
	p.instead = make(map[int][]Move)
	state := 0
	for i, step := range t.Steps {
		for _, other := range step.Enabled {
			p.instead[i] = append(p.instead[i], Move{Name: name[other], To: g.Place(g.after(state, name[other]))})
		}
		state = g.after(state, name[step.Goroutine])
	}
}

// after is the state after somebody's step, or the same if there is no such step: a
// trace comes from where students' code has run.
func (g Game) after(state int, name string) int {
	for _, r := range g.States[state].Runners {
		if r.Name == name && r.To >= 0 {
			return r.To
		}
	}
	return state
}

// Instead are those who could go at a row instead of who does.
func (p Picture) Instead(row int) []Move { return p.instead[row] }
