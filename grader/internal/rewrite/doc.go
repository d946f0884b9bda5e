// Package rewrite turns typed Go files into files that the explorer controls:
// every go statement, channel operation, select, map range and loop becomes a
// call into package shim, loads and stores of shared memory do if asked for, and
// package state can be set up again for the next schedule.
//
// The new text is the old one with words put in, never a printed syntax tree,
// so every token stays on its line: panics, race reports and the steps of an
// interleaving name the lines that the student wrote. Where an operand has to
// move, as out of a select's cases into its head, a /*line*/ directive before
// it says where it came from; [assemble] puts them in by itself, so no rule can
// forget one.
//
// A rule returns the new text of one syntax node and asks for the new text of
// the nodes below it. There is no order of edits to get wrong, and an operand
// can be moved, repeated or left out like any other text.
//
//	imports.go     sync, sync/atomic, time, context, maps, math/rand/v2
//	spawn.go       go statements
//	channel.go     send and receive
//	builtins.go    close, len, delete, clear
//	selects.go     select statements
//	ranges.go      loops: over channels, maps, functions, and for ever
//	maps.go        stores under keys that have no order of their own
//	globals.go     package variables and init functions
//	memory.go      loads and stores that goroutines can share, by
//	               assign.go, target.go, update.go and member.go
//	usage.go       which variables those are
//	refuse.go      what cannot be rewritten soundly
//
// A whole file is written in another form once more, in which its declarations do
// not depend on each other's lines; see [Parts].
//
//	parts.go       one line of text for each declaration
package rewrite
