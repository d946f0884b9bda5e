package shim

import (
	"strings"

	"interleave/grader/explore/record"
)

// resets are the functions that set up the rewritten packages of this binary.
var resets []func()

// Package registers the function that sets a package's variables up as the
// program found them, and calls it for the first time: packages are initialised
// in an order in which nothing is used before it is there. A package that the
// grader is not interested in, because this binary holds several submissions,
// is left alone, and no line of it ever runs.
func Package(path string, reset func()) {
	if job := record.Job(); job != nil && job.Package != "" && job.Package != strings.TrimSuffix(path, "_test") {
		return
	}
	resets = append(resets, reset)
	reset()
}

// Reset sets up the variables of all rewritten packages. Every schedule begins
// with it, so that none can see what another has left behind.
func Reset() {
	for _, reset := range resets {
		reset()
	}
}

// Rewritten reports whether this binary holds rewritten code at all.
func Rewritten() bool { return len(resets) > 0 }

// Zero sets a package variable back to its zero value.
func Zero[T any](p *T) {
	var zero T
	*p = zero
}
