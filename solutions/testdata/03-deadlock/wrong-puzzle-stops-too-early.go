// Each holds one lock, but nobody has asked for the other one yet.
//
// fails: puzzle/two-locks puzzle puzzle/philosophers puzzle
package deadlock

func TwoLocks() string { return "AB" }

func Philosophers() string { return "ABC" }
