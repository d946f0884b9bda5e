// B waits, but A goes on and lets it go on as well.
//
// fails: puzzle/two-locks puzzle
package deadlock

func TwoLocks() string { return "AABAABBB" }
