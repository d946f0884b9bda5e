package report

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"interleave/grader"
)

// A Picture is a trace for whoever draws it: the goroutines as lanes, and a row
// for each step with what is so after it. It says what [Timeline] says.
type Picture struct {
	Lanes []string
	Rows  []Row
}

// A Row is one step.
type Row struct {
	Lane   int    // index of the goroutine in Lanes
	Kind   string // what was done, as the trace has it
	File   string
	Line   int    // in the student's file; 0 for a step of the suite
	Source string // the line's text
	Text   string // what was done, in words
	Note   string // why it matters, or ""
	Waits  bool   // it could not be done yet
	After  State
}

// A State is what is so after a step.
type State struct {
	Holds  []string // by lane, the locks that it holds, "mu, out"
	Values []Value  // of what was read or written so far, by name
}

// A Value is that of a variable.
type Value struct{ Name, Is string }

// Draw makes a picture of a trace. Its text is clean, as that of every view.
func Draw(t *grader.Trace) Picture {
	t = cleanValue(reflect.ValueOf(t)).Interface().(*grader.Trace)
	scenes := tell(t, inStudentsFile)
	lanes := newLanes(t.Goroutines, stepsOf(scenes))
	p := Picture{}
	for i := range lanes {
		p.Lanes = append(p.Lanes, lanes.name(i))
	}
	w := watcher{holds: make([][]string, len(lanes)), values: make(map[string]Value)}
	for _, s := range scenes {
		lane := lanes.of(s.Step)
		w.see(lane, s.Step)
		row := Row{
			Lane: lane, Kind: s.Kind, Source: s.source(), Text: phrase(s.Step, lanes, ""), Note: s.note,
			Waits: s.BlockedBy != "", After: w.state(),
		}
		if s.own {
			row.File, row.Line = s.File, s.Line
		}
		p.Rows = append(p.Rows, row)
	}
	return p
}

// A watcher follows who holds what and which values there are.
type watcher struct {
	holds  [][]string
	values map[string]Value // by identity
}

func (w *watcher) see(lane int, s grader.Step) {
	switch {
	case s.BlockedBy != "" || s.Object == "":
	case s.Kind == "lock" || s.Kind == "rlock" || s.Kind == "trylock" && s.Value == "true":
		w.holds[lane] = append(w.holds[lane], s.Object)
	case s.Kind == "unlock":
		w.drop(lane, s.Object)
	case isMemory(s) && s.Value != "":
		id := identity(s.Object)
		v, known := w.values[id]
		if !known {
			v.Name = s.Object // and keeps it, or values would jump about
		}
		v.Is = s.Value
		w.values[id] = v
	}
}

// drop takes a lock from who unlocks it, or else from whoever holds it: Go lets
// another goroutine unlock.
func (w *watcher) drop(lane int, lock string) {
	order := []int{lane}
	for i := range w.holds {
		order = append(order, i)
	}
	same := func(held string) bool { return identity(held) == identity(lock) }
	for _, i := range order {
		if at := slices.IndexFunc(w.holds[i], same); at >= 0 {
			w.holds[i] = slices.Delete(w.holds[i], at, at+1)
			return
		}
	}
}

func (w *watcher) state() State {
	var s State
	for _, held := range w.holds {
		s.Holds = append(s.Holds, strings.Join(held, ", "))
	}
	s.Values = slices.SortedFunc(maps.Values(w.values), func(a, b Value) int { return strings.Compare(a.Name, b.Name) })
	return s
}

// Clean returns a copy of r in which no text can reorder what is read, or hide,
// for views that are drawn elsewhere.
func Clean(r *grader.Result) *grader.Result { return clean(r) }

// InWords says what a verdict is and rests on: "proved, all 1,204 schedules",
// "failed: deadlock".
func InWords(b grader.BehaviourResult) string { return verdictWords(b) }

// ClassInWords says what a failure class means.
func ClassInWords(c grader.Class) string { return classWords(c) }
