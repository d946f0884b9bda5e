// Command programs does a little of everything that the rewriter rewrites, and
// prints what comes of it. It must print the same before and after.
package main

import (
	"fmt"
	"runtime"
	"strings"
)

func main() {
	again()
	for name, f := range programs {
		fmt.Printf("%v: %v\n", name, f())
	}
}

// again is set where package state can be set up again.
var again = func() {}

var programs = []func() string{
	sends, receives, lengths, closed, generics,
	selected, loops, nesting, terminating, moved,
	spawned, builtins, launched,
	ranged, assigned, iterated, jumped,
	mapped, keyed,
	state,
	fields, tuples, entries, variables, receivers, elements, moves, order,
}

// here is the line of its caller.
func here() int {
	_, _, line, _ := runtime.Caller(1)
	return line
}

// try runs f and says how it panicked, and on which line of this program.
func try(f func()) (how string) {
	defer func() {
		if v := recover(); v != nil {
			how = fmt.Sprintf("%v on line %d", v, panicked())
		}
	}()
	f()
	return "fine"
}

func panicked() int {
	pcs := make([]uintptr, 50)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(1, pcs)])
	panics := false
	for {
		frame, more := frames.Next()
		// A function literal of another package that is inlined here is called after it.
		if panics && strings.HasPrefix(frame.Function, "main.") && !strings.Contains(frame.File, "/explore/shim/") {
			return frame.Line
		}
		panics = panics || frame.Function == "runtime.gopanic"
		if !more {
			return 0
		}
	}
}
