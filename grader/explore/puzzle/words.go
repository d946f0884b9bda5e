package puzzle

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"interleave/grader"
)

// loss says whose updates a store by r throws away: those made since r loaded.
func loss(c *cell, r *runner) string {
	switch lost := c.version - r.seen; lost {
	case 0:
		return ""
	case 1:
		return fmt.Sprintf("loses %s's update", c.writer.name)
	default:
		return fmt.Sprintf("loses %d updates, the last by %s", lost, c.writer.name)
	}
}

// left says who could go on, or nothing if nobody can.
func (m *machine) left() string {
	var left []string
	for _, r := range m.runners {
		if r.canMove() {
			left = append(left, fmt.Sprintf("%s has %s left", r.name, count(len(r.steps)-r.next, "step")))
		}
	}
	return list(left)
}

func (m *machine) names() []string {
	var names []string
	for _, r := range m.runners {
		names = append(names, r.name)
	}
	return names
}

// state is what a timeline shows of the shared objects: the value of a
// variable, the holder of a lock.
func (m *machine) state() []string {
	var state []string
	for _, object := range m.shared {
		c := m.cells[object]
		switch {
		case c.holder != nil:
			state = append(state, c.holder.name)
		case m.isLock(object):
			state = append(state, "free")
		default:
			state = append(state, strconv.Itoa(c.value))
		}
	}
	return state
}

func (m *machine) isLock(object string) bool {
	return slices.ContainsFunc(m.runners, func(r *runner) bool { return slices.Contains(r.steps, lock(object)) })
}

func (m *machine) trace() grader.Trace {
	t := grader.Trace{ID: "puzzle-" + m.letters.String(), Schedule: m.letters.String(), Steps: m.steps}
	for _, r := range m.runners {
		t.Goroutines = append(t.Goroutines, grader.Goroutine{ID: r.id, Name: r.name})
	}
	return t
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// list joins words as a sentence does: "A", "A and B", "A, B and C".
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
