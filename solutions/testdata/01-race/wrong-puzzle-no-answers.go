// One answer ends too early, the other one names a goroutine that is not there.
//
// fails: puzzle/lost-update puzzle
// fails: puzzle/worst-case puzzle
package race

func LostUpdate() string { return "ABAB" }

func WorstCase() string { return "ABCABC" }
