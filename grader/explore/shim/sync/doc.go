// Package sync doubles the standard package sync for rewritten code.
//
// The types keep their state in themselves, as the real ones do: a copy of a
// lock is another lock in the same state. Where the real package promises no
// order among waiters, the strategy decides; where the runtime has one (Cond,
// the readers that a writer held up) so do the doubles. What is a fatal error
// there ends the schedule here, and no recover can hide it.
package sync
