package puzzle

import "fmt"

// LostUpdate is the puzzle of the lost update: two goroutines each add one to a
// count in three steps, and the count has to be 1 in the end.
var LostUpdate = Program{
	name:   "LostUpdate",
	shared: []string{"count"},
	threads: []thread{
		{"A", []step{load("count"), add(1), store("count")}},
		{"B", []step{load("count"), add(1), store("count")}},
	},
	goal: func(e end) string {
		if e.values["count"] == 1 {
			return ""
		}
		return fmt.Sprintf("count is %d in the end, so no update was lost", e.values["count"])
	},
}

// WorstCase is the puzzle of the smallest result: two goroutines each add one
// to a count three times, in two steps, and the count has to end as small as it
// possibly can.
var WorstCase = Program{
	name:   "WorstCase",
	shared: []string{"count"},
	threads: []thread{
		{"A", thrice(load("count"), storePlus("count", 1))},
		{"B", thrice(load("count"), storePlus("count", 1))},
	},
	goal: func(e end) string {
		if e.values["count"] == fewest {
			return ""
		}
		return fmt.Sprintf("count is %d in the end, and another order ends with less", e.values["count"])
	},
}

// fewest is the smallest count that WorstCase can end with, whatever the order;
// a test tries them all.
const fewest = 2

// TwoLocks is the puzzle of the deadlock: two goroutines take two locks in
// opposite orders, and both have to wait in the end.
var TwoLocks = Program{
	name:   "TwoLocks",
	shared: []string{"x", "y"},
	threads: []thread{
		{"A", []step{lock("x"), lock("y"), unlock("y"), unlock("x")}},
		{"B", []step{lock("y"), lock("x"), unlock("x"), unlock("y")}},
	},
	goal: everybodyWaits(2),
}

// Philosophers is the puzzle of the dining philosophers: three of them sit
// around three forks, each takes the left one first, and all have to wait in
// the end.
var Philosophers = Program{
	name:   "Philosophers",
	shared: []string{"fork1", "fork2", "fork3"},
	threads: []thread{
		{"A", []step{lock("fork1"), lock("fork2"), unlock("fork2"), unlock("fork1")}},
		{"B", []step{lock("fork2"), lock("fork3"), unlock("fork3"), unlock("fork2")}},
		{"C", []step{lock("fork3"), lock("fork1"), unlock("fork1"), unlock("fork3")}},
	},
	goal: everybodyWaits(3),
}

func thrice(steps ...step) []step {
	var all []step
	for range 3 {
		all = append(all, steps...)
	}
	return all
}

func everybodyWaits(n int) func(end) string {
	return func(e end) string {
		if e.waiting == n {
			return ""
		}
		return "everybody has finished, so nobody waits for good"
	}
}
