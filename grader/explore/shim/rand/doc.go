// Package rand doubles the standard package math/rand/v2 for rewritten code.
//
// What the top-level functions return depends on nothing but which goroutine
// asks and how often it has asked before. One stream for all would make the
// order of the asking part of the program's state, and explore it in vain.
package rand
