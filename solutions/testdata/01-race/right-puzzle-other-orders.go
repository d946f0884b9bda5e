// B first, and the other way to the smallest count.
package race

import "strings"

func LostUpdate() string { return "BBAAAB" }

func WorstCase() string { return strings.Join([]string{"B", "AAAA", "B", "A", "BBBB", "A"}, "") }
