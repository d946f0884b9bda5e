// In lockstep every second update is lost. More can be.
//
// fails: puzzle/worst-case puzzle
package race

func WorstCase() string { return "ABABABABABAB" }
