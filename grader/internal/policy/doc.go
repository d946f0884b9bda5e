// Package policy refuses, before anything is built, a file that uses what an
// exercise does not allow.
//
// A rule asks what a name stands for, not how it is spelt: a variable called
// fmt is not the package. Where the answer cannot be known the spelling counts,
// so that code which confuses the resolver is refused rather than let through.
// One rule is one file; its doc comment is its manual and testdata its
// specification.
//
// Types come from a text of the allowed packages' API and not from the library
// of the machine, so a check takes milliseconds and says the same everywhere.
// Two rules are early: they look at the syntax alone, and refuse what would keep
// the resolver busy for ever.
//
//	policy.go    what a rule is, and who asks them
//	resolve.go   what names stand for,
//	library.go   also in other packages
//	reach.go     what code can come to, for the rules initial and apart
//	copies.go    how often code is written out, for the rule generics
//	manual.go    the doc comments of the rules, for people
package policy
