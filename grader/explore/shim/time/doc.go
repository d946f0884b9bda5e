// Package time doubles the standard package time for rewritten code.
//
// Its clock is a number that stands still while somebody can run. It starts at
// midnight UTC on 1 January 2000 and has no monotonic part, so that a trace
// reads the same on every run. Timers are the scheduler's; their channels are
// modelled ones that look as they do since Go 1.23. While no schedule is
// running everything is the real thing.
package time
