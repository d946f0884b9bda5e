// Who waits takes no further step.
//
// fails: puzzle/philosophers puzzle
package deadlock

func Philosophers() string { return "ABCAABC" }
