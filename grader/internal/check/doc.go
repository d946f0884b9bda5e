// Package check grades the grader: every stub, every solution and every
// labelled case goes through the very pipeline that students get, and what
// comes out must be what the case says.
//
// A case is one file with only the declarations in which it differs from the
// solution, so that it shows its point and nothing else. What it says of itself
// stands in the comment above its package clause.
package check
