// Package sched runs the goroutines of one scenario one at a time, and lets a
// strategy decide at every visible operation who goes next.
//
// Every goroutine parks at a gate before each visible operation: a lock, a
// channel operation, an atomic, a wait. The goroutine that parks makes the next
// decision itself and hands over directly; where it may go on itself, nothing
// is switched at all. Channels, locks and the clock are modelled here and in
// package shim, exactly as the runtime orders their waiters, so nobody ever
// blocks in a real operation: who can run, who waits for what, and that nobody
// can run any more, is known at every step and never guessed from a timeout.
//
// The race detector must not see the hand-over, or it would take our order for
// the program's and report nothing. So hand-overs happen inside
// RaceDisable/RaceEnable, bookkeeping is in //go:norace functions, and the
// edges that the program really makes are announced by the doubles with
// [Acquire], [Release] and [ReleaseMerge]. Functions marked norace use no maps:
// the runtime's map code reports accesses on behalf of its caller.
package sched
