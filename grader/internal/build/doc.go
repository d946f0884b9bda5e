// Package build turns a student's file into test binaries: the exercise's suite
// linked against that file, both rewritten so that the explorer controls them,
// once plain and once with the race detector.
//
// Nothing is written into the course's tree. The go command is told by an
// overlay that the student's text stands where the stub stands, and everything
// else, go.mod included, stays the course's own.
//
//	toolchain.go  what this machine can build
//	exports.go    the types of imported packages, from one go list
//	load.go       the student's file and the suite, parsed and type-checked
//	contract.go   the exported API, held against the stub's
//	overlay.go    the rewritten files and where they are laid
//	compile.go    go test -c, twice
package build
