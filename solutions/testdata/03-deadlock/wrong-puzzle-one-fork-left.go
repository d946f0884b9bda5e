// C finds its left fork taken, so A gets both of its forks in the end.
//
// fails: puzzle/philosophers puzzle
package deadlock

func Philosophers() string { return "AABCAABBBBCCC" }
