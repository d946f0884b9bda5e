package grader

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestLinesFindWhatABinaryNames(t *testing.T) {
	lines := Lines{1, 20}
	tests := map[string]struct {
		file string
		line int
		name string
		at   int
	}{
		"the first line of a part":    {"race.go#1", 1, "race.go", 20},
		"a line further down":         {"course/race.go#1", 3, "course/race.go", 22},
		"a file that has no parts":    {"race_test.go", 7, "race_test.go", 7},
		"a part that is not there":    {"race.go#2", 7, "race.go#2", 7},
		"no number of a part":         {"race.go#-1", 7, "race.go#-1", 7},
		"a folder that looks like it": {"c#/race.go", 7, "c#/race.go", 7},
	}
	for name, tt := range tests {
		file, line := lines.Find(tt.file, tt.line)
		assert.Equal(t, tt.name, file, "file of %s", name)
		assert.Equal(t, tt.at, line, "line of %s", name)
	}
}
