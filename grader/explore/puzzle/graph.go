package puzzle

import (
	"fmt"
	"slices"
	"strings"
)

// A State is where a program can get to, whichever way it got there.
type State struct {
	Runners []Standing
	Shared  []Cell
	Over    bool   // nobody can move any more
	Problem string // of a state that is over: what is wrong with it, or "" if it solves the puzzle
}

// A Standing is a goroutine in a state.
type Standing struct {
	Name     string // one letter
	Own      string // "a = 1", or "" before it has a value
	Next     string // the step that it takes next, or "" after the last
	WaitsFor string // a lock, or ""
	To       int    // the index of the state after that step; -1 if it cannot take one
}

// A Cell is a shared variable or lock and what is so of it.
type Cell struct{ Name, Is string }

// States are all states that the program can get to, its beginning first, and
// those that take fewer steps before those that take more.
func (p Program) States() []State {
	known := make(map[string]int)
	var ways []string // to each state, the shortest
	place := func(way string) int {
		key := p.at(way).key()
		i, seen := known[key]
		if !seen {
			i = len(ways)
			known[key], ways = i, append(ways, way)
		}
		return i
	}
	place("")
	var all []State
	for i := 0; i < len(ways); i++ { // grows while it goes on
		all = append(all, p.state(ways[i], place))
	}
	return all
}

// at is the program after the steps of a way.
func (p Program) at(way string) *machine {
	m := newMachine(p)
	m.follow(way)
	return m
}

func (p Program) state(way string, place func(string) int) State {
	m := p.at(way)
	s := State{Over: m.over()}
	if s.Over {
		s.Problem = p.goal(m.end())
	}
	for _, r := range m.runners {
		one := Standing{Name: r.name, WaitsFor: r.waitsFor, To: -1}
		if r.hasLoaded() {
			one.Own = fmt.Sprintf("%s = %d", strings.ToLower(r.name), r.own)
		}
		if r.next < len(r.steps) {
			one.Next = r.steps[r.next].text(r.name)
		}
		if r.canMove() {
			one.To = place(way + r.name)
		}
		s.Runners = append(s.Runners, one)
	}
	for i, is := range m.state() {
		s.Shared = append(s.Shared, Cell{Name: m.shared[i], Is: is})
	}
	return s
}

// hasLoaded reports whether r's own variable has a value.
func (r *runner) hasLoaded() bool {
	return slices.ContainsFunc(r.steps[:r.next], func(s step) bool { return s.kind == kindLoad })
}

// key is the same for two machines that go on in the same way. Whose updates a
// store would lose is not in it: that is about the past.
func (m *machine) key() string {
	var key strings.Builder
	for _, r := range m.runners {
		fmt.Fprintf(&key, "%d %d %s;", r.next, r.own, r.waitsFor)
	}
	for _, name := range m.shared {
		c := m.cells[name]
		fmt.Fprintf(&key, "%d ", c.value)
		if c.holder != nil {
			key.WriteString(c.holder.name)
		}
		for _, r := range c.queue {
			key.WriteString(r.name)
		}
		key.WriteString(";")
	}
	return key.String()
}

// Of returns the program that a behaviour asks about, and whether there is one:
// that of "puzzle/lost-update" is called LostUpdate.
func Of(behaviour string) (Program, bool) {
	name, _ := strings.CutPrefix(behaviour, "puzzle/")
	for _, p := range []Program{LostUpdate, WorstCase, TwoLocks, Philosophers} {
		if strings.EqualFold(p.name, strings.ReplaceAll(name, "-", "")) {
			return p, true
		}
	}
	return Program{}, false
}
