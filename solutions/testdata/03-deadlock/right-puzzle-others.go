// Who takes the second step first does not matter, only that all have the first.
package deadlock

func TwoLocks() string { return "BAAB" }

func Philosophers() string { return "CABBCA" }
