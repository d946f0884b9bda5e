// Package shim is what rewritten code calls where the source has a go
// statement, a channel operation, a map range or an access to shared memory.
// Its sub-packages double the standard packages of the same names.
//
// Every function behaves as the construct that it stands for, with the same
// order of waiters, the same panics and the same happens-before edges, and
// stops at a gate of package sched first. While no schedule is running, as in
// package initialisation, it is the plain construct.
package shim
