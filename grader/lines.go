package grader

import (
	"strconv"
	"strings"
)

// Lines are where the parts of a student's file begin, 1-based. In a binary, lines
// of the file are counted from the beginning of their part: line 3 of "race.go#2"
// is the third line of part 2, counted from 0.
type Lines []int

// Find returns the file and the line that are meant by what a binary calls them.
// What is not counted in parts is returned as it is.
func (l Lines) Find(file string, line int) (name string, at int) {
	name, part, _ := strings.Cut(file, "#")
	if i, err := strconv.Atoi(part); err == nil && i >= 0 && i < len(l) {
		return name, l[i] + line - 1
	}
	return file, line
}
