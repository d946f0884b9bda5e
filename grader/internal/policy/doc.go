// Package policy refuses, before anything is built, a file that uses what an
// exercise does not allow.
//
// A rule asks what a name stands for, not how it is spelt: a variable called
// fmt is not the package. Where the answer cannot be known the spelling counts,
// so that code which confuses the resolver is refused rather than let through.
// One rule is one file; its doc comment is its manual and testdata its
// specification.
package policy
