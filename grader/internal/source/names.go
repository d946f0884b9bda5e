package source

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"interleave/grader"
)

// rename gives the objects of a trace the names that they have in the file, and
// returns the message with the same names.
//
// One object may be from.mu to one goroutine and to.mu to another, and a.mu may
// be one lock now and another then. Where name and object are not one to one,
// both are shown, or the reader would take two for one or one for two. Where the
// line says nothing, as that of a return which unlocks does, a goroutine's latest
// name for the object is the one to go by.
func (f Files) rename(t *grader.Trace, message string) string {
	names := make(map[string][]string)   // object → its names
	objects := make(map[string][]string) // name → what it stands for
	for _, step := range t.Steps {
		if name := f.operand(step); name != "" {
			names[step.Object] = insert(names[step.Object], name)
			objects[name] = insert(objects[name], step.Object)
		}
	}
	latest := make(map[known]string)
	for i := range t.Steps {
		step := &t.Steps[i]
		name := f.operand(*step)
		who := known{step.Goroutine, step.Object}
		switch all := names[step.Object]; {
		case name == "" && len(all) == 1 && len(objects[all[0]]) == 1:
			step.Object = all[0] // another line said what it is
		case name != "" && len(all) == 1 && len(objects[name]) == 1:
			step.Object = name
		case name != "":
			both := name + " (" + step.Object + ")"
			at := fmt.Sprintf(" at %s:%d", step.File, step.Line)
			message = strings.ReplaceAll(message, step.Object+at, both+at)
			latest[who] = both
			step.Object = both
		case latest[who] != "":
			step.Object = latest[who]
		}
	}
	return replace(message, names, objects)
}

// known is an object as a goroutine knows it.
type known struct {
	goroutine int
	object    string
}

// operand is what the file says the step was about, if it leaves no doubt.
func (f Files) operand(step grader.Step) string {
	file := f.file(step.File)
	if file == nil || step.Object == "" {
		return ""
	}
	if all := file.names[place{step.Line, step.Kind}]; len(all) == 1 {
		return all[0]
	}
	return ""
}

func insert(all []string, name string) []string {
	if slices.Contains(all, name) {
		return all
	}
	return append(all, name)
}

// replace puts names into a message for the objects that have exactly one.
func replace(message string, names, objects map[string][]string) string {
	// "#12" before "#1", which is the beginning of it.
	order := slices.SortedFunc(maps.Keys(names), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b))
	})
	for _, object := range order {
		if all := names[object]; len(all) == 1 && len(objects[all[0]]) == 1 {
			message = replaceWord(message, object, all[0])
		}
	}
	return message
}

// replaceWord replaces word where no letter or digit goes on behind it.
func replaceWord(text, word, with string) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(text, word)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		if after != "" && wordByte(after[0]) {
			b.WriteString(word)
		} else {
			b.WriteString(with)
		}
		text = after
	}
}

func wordByte(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}
