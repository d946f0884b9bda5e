package puzzle

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"interleave/grader"
)

// A machine is a program on its way.
type machine struct {
	runners []*runner
	cells   map[string]*cell
	shared  []string

	letters strings.Builder // those that were played
	steps   []grader.Step
	states  [][]string
}

// A runner is a goroutine on its way.
type runner struct {
	thread
	id       int // as in the trace, from 1
	next     int // index of the next step
	own      int // its own variable
	seen     int // the version of the shared variable that it loaded
	waitsFor string
}

// A cell is a shared object: a variable or a lock, whichever its users make it.
type cell struct {
	value   int
	version int     // number of stores so far
	writer  *runner // who stored last
	holder  *runner
	queue   []*runner // who waits, longest first
}

func newMachine(p Program) *machine {
	m := &machine{shared: p.shared, cells: map[string]*cell{}, steps: []grader.Step{}}
	for i, t := range p.threads {
		m.runners = append(m.runners, &runner{thread: t, id: i + 1})
	}
	for _, object := range p.shared {
		m.cells[object] = &cell{}
	}
	return m
}

// follow takes one step for each letter until one makes no sense, and says why
// it does not, or why the letters are too few.
func (m *machine) follow(answer string) string {
	number := 0
	for _, letter := range answer {
		number++
		r, problem := m.choose(string(letter))
		if problem != "" {
			return fmt.Sprintf("letter %d is %s", number, problem)
		}
		m.letters.WriteRune(letter)
		m.take(r)
	}
	if left := m.left(); left != "" {
		return fmt.Sprintf("it ends after %s, but %s", count(number, "letter"), left)
	}
	return ""
}

// choose finds the goroutine that a letter names, or says why it cannot move.
func (m *machine) choose(letter string) (*runner, string) {
	i := slices.IndexFunc(m.runners, func(r *runner) bool { return r.name == letter })
	if i < 0 {
		return nil, fmt.Sprintf("%q, which names no goroutine: there are %s", letter, list(m.names()))
	}
	r := m.runners[i]
	switch {
	case m.over():
		return nil, "one too many: nobody can move any more"
	case r.finished():
		return nil, fmt.Sprintf("%s, but %s has finished", letter, letter)
	case r.waitsFor != "":
		return nil, fmt.Sprintf("%s, but %s waits for %s, which %s holds", letter, letter, r.waitsFor, m.cells[r.waitsFor].holder.name)
	}
	return r, ""
}

// take takes r's next step and writes it down.
func (m *machine) take(r *runner) {
	s := r.steps[r.next]
	r.next++
	taken := grader.Step{
		Goroutine: r.id, Kind: string(s.kind), Object: s.object,
		Text: s.text(r.name), Enabled: m.others(r),
	}
	m.execute(r, s, &taken)
	m.steps = append(m.steps, taken)
	m.states = append(m.states, m.state())
}

func (m *machine) execute(r *runner, s step, taken *grader.Step) {
	c := m.cells[s.object]
	switch s.kind {
	case kindLoad:
		r.own, r.seen = c.value, c.version
		taken.Value = strconv.Itoa(r.own)
	case kindAdd:
		r.own += s.plus
		taken.Value = strconv.Itoa(r.own)
	case kindStore:
		taken.Note = loss(c, r)
		c.value, c.writer = r.own+s.plus, r
		c.version++
		taken.Value = strconv.Itoa(c.value)
	case kindLock:
		if c.holder == nil {
			c.holder = r
			return
		}
		c.queue = append(c.queue, r)
		r.waitsFor = s.object
		taken.BlockedBy = c.holder.name
	case kindUnlock:
		c.holder = nil
		if len(c.queue) > 0 {
			c.holder, c.queue = c.queue[0], c.queue[1:]
			c.holder.waitsFor = ""
		}
	}
}

func (r *runner) finished() bool { return r.next == len(r.steps) && r.waitsFor == "" }

func (r *runner) canMove() bool { return r.next < len(r.steps) && r.waitsFor == "" }

// over reports whether nobody can take a step: all have finished or wait.
func (m *machine) over() bool { return !slices.ContainsFunc(m.runners, (*runner).canMove) }

// others returns the goroutines that could have moved instead of r.
func (m *machine) others(r *runner) []int {
	var ids []int
	for _, other := range m.runners {
		if other != r && other.canMove() {
			ids = append(ids, other.id)
		}
	}
	return ids
}

func (m *machine) end() end {
	e := end{values: map[string]int{}}
	for object, c := range m.cells {
		e.values[object] = c.value
	}
	for _, r := range m.runners {
		if r.waitsFor != "" {
			e.waiting++
		}
	}
	return e
}
