// First all of A, then all of B: nothing is lost.
//
// fails: puzzle/lost-update puzzle
// fails: puzzle/worst-case puzzle
package race

func LostUpdate() string { return "AAABBB" }

func WorstCase() string { return "AAAAAABBBBBB" }
