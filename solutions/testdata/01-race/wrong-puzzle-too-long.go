// It goes on when both have finished.
//
// fails: puzzle/lost-update puzzle
package race

func LostUpdate() string { return "ABABABA" }
