package shim

import (
	"reflect"
	"strconv"

	"interleave/grader/explore/sched"
)

// Note records a value that the latest operation of g read or wrote. It does
// nothing unless somebody will look at it.
func Note[T any](g *sched.G, v T) {
	if g != nil && g.Recording() {
		note(g, v)
	}
}

// NoteChange records what the latest operation of g found and left behind.
func NoteChange[T any](g *sched.G, old, now T) {
	if g != nil && g.Recording() {
		noteChange(g, old, now)
	}
}

func note(g *sched.G, v any) { g.Note(show(v)) }

func noteChange(g *sched.G, old, now any) { g.Note(show(old) + " → " + show(now)) }

// show writes a value for a trace. Only plain values say anything there, and
// methods of the program's own must not run.
func show(v any) string {
	r := reflect.ValueOf(v)
	switch {
	case !r.IsValid():
		return "nil"
	case r.CanInt():
		return strconv.FormatInt(r.Int(), 10)
	case r.CanUint():
		return strconv.FormatUint(r.Uint(), 10)
	case r.CanFloat():
		return strconv.FormatFloat(r.Float(), 'g', -1, 64)
	case r.Kind() == reflect.Bool:
		return strconv.FormatBool(r.Bool())
	case r.Kind() == reflect.String:
		return strconv.Quote(r.String())
	case r.Kind() == reflect.Pointer && r.IsNil():
		return "nil"
	}
	return ""
}
