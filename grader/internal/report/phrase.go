package report

import (
	"slices"
	"strings"

	"interleave/grader"
)

// verbs says what each kind of step does, in one or two words. A kind that is
// not here is its own verb.
var verbs = map[string]string{
	"start": "start", "resume": "go on",
	"lock": "lock", "rlock": "lock for reading", "unlock": "unlock", "trylock": "try to lock",
	"send": "send", "receive": "receive", "select": "select", "close": "close", "len": "look at",
	"load": "read", "store": "write", "update": "update", "access": "use",
	"add": "add", "wait": "wait", "signal": "signal", "once": "do once",
	"sleep": "sleep", "fire": "timer fires", "clock": "time passes", "cancel": "cancel",
	"enter": "enter", "leave": "leave", "choose": "choose", "stall": "stalled here", "quiesce": "wait for the others",
	"yield": "spin", "block": "wait for good",
}

// joint is the word that stands before the object of a step, if there is one.
func joint(s grader.Step) string {
	joints := map[string]string{"send": "to", "receive": "from", "add": "to"}
	if s.Object == "" {
		return ""
	}
	return joints[s.Kind]
}

// phrase says what a step does in the words of a timeline cell: "read n = 0",
// "send 3 to ch", "wait to lock mu (held by A)". If memory is the only object
// whose values the timeline shows, it has a column of its own and is left out:
// "read 0".
func phrase(s grader.Step, lanes lanes, memory string) string {
	if s.Kind == "step" {
		return label(s)
	}
	verb, ok := verbs[s.Kind]
	if !ok {
		verb = s.Kind
	}
	if s.BlockedBy != "" {
		return join("wait to", verb, joint(s), s.Object, "("+holder(s.BlockedBy, lanes)+")")
	}
	object := s.Object
	if isMemory(s) && object == memory {
		object = ""
	}
	switch {
	case s.Kind == "add" && object == "":
		return join("get", s.Value) // a puzzle's own variable
	case object == "":
		return join(verb, s.Value)
	case s.Value == "" || joint(s) != "":
		return join(verb, s.Value, joint(s), object)
	default:
		return join(verb, object, "=", s.Value)
	}
}

// label is the name that the suite gave to a step.
func label(s grader.Step) string {
	for _, name := range []string{s.Object, s.Value, s.Text} {
		if name != "" {
			return name
		}
	}
	return "step"
}

// holder names who is waited for. The trace names a goroutine, or says in words
// why nobody comes.
func holder(by string, lanes lanes) string {
	if _, ok := lanes.byName(by); ok {
		return "held by " + by
	}
	return by
}

// join puts blanks between the words that are not empty.
func join(words ...string) string {
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), " ")
}

// isMemory reports whether s reads or writes a value in memory.
func isMemory(s grader.Step) bool { return s.Kind == "load" || isStore(s) }

func isStore(s grader.Step) bool { return s.Kind == "store" || s.Kind == "update" }
