// Package build turns students' files into test binaries: each exercise's suite
// linked against the file, both rewritten so that the explorer controls them,
// once plain and once with the race detector. As many exercises as compile share
// a binary; what is run in it is chosen when it starts, and of the others no line
// is executed.
//
// Nothing is written into the course's tree, and go.mod and everything else stay
// the course's own. The go command compiles what does not depend on a student,
// and keeps it; for the rest, compiler and linker are called directly.
//
//	detect.go     what this machine has, and
//	toolchain.go  what it can build
//	archives.go   what the go command has compiled
//	spare.go      what has a stand-in there
//	load.go       packages parsed and type-checked,
//	check.go      the student's file among them,
//	suite.go      and the suite
//	contract.go   the exported API, held against the stub's
//	leg.go        two ways of compiling everything
//	compiler.go   the compiler,
//	once.go       what it need not do again, and
//	compile.go    what becomes of a file that it refuses
//	limits.go     how much both may use
//	program.go    the linker, and what shares a binary
package build
