// Package strategy decides which interleavings are tried, one strategy a file.
//
// [Exhaustive] tries one representative of every class of equivalent schedules
// and knows when it has tried them all. [Bounded] tries every schedule with few
// preemptions. [Random], [PCT] and [POS] sample spaces that are too large for
// that, with seeds that never change. [Follow] carries out a given schedule.
//
// Next and Choose run on whatever goroutine has just parked, unseen by the race
// detector: they are marked norace and use no maps. Begin and End run in
// between, where everything is allowed.
package strategy
