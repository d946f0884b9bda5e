package interleave_test

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A pattern says which part of a line is what. An editor looks for a line that
// fits the first of several, and holds the lines behind it against the others.
type pattern struct {
	Regexp                      string
	File, Line, Column, Message int
	Loop                        bool
}

// marked is a problem as the editor lists it.
type marked struct{ file, line, column, message string }

// matchers are those of the task for the open exercise.
func matchers(t *testing.T) [][]pattern {
	t.Helper()
	var file struct {
		Tasks []struct {
			ProblemMatcher []struct{ Pattern json.RawMessage }
		}
	}
	read(t, ".vscode/tasks.json", &file)
	require.NotEmpty(t, file.Tasks, "tasks")
	var all [][]pattern
	for _, m := range file.Tasks[0].ProblemMatcher {
		var several []pattern
		if json.Unmarshal(m.Pattern, &several) != nil {
			several = make([]pattern, 1)
			require.NoError(t, json.Unmarshal(m.Pattern, &several[0]), "parse a pattern")
		}
		all = append(all, several)
	}
	return all
}

func read(t *testing.T, file string, into any) {
	t.Helper()
	text, err := os.ReadFile(file)
	require.NoError(t, err, "read %s", file)
	require.NoError(t, json.Unmarshal(text, into), "parse %s", file)
}

// find goes through a task's output as the editor does.
func find(patterns []pattern, output string) []marked {
	var all []marked
	lines := strings.Split(output, "\n")
	for i := 0; i < len(lines); i++ {
		found, next := fit(patterns, lines, i)
		if len(found) > 0 {
			all, i = append(all, found...), next-1
		}
	}
	return all
}

// fit holds the lines from i on against the patterns. The last one may fit any
// number of lines.
func fit(patterns []pattern, lines []string, i int) (found []marked, next int) {
	var m marked
	for k, p := range patterns {
		for first := true; first || p.Loop; first = false {
			if i == len(lines) {
				return found, i
			}
			groups := regexp.MustCompile(p.Regexp).FindStringSubmatch(lines[i])
			if groups == nil {
				return found, i
			}
			for into, group := range map[*string]int{&m.file: p.File, &m.line: p.Line, &m.column: p.Column, &m.message: p.Message} {
				if group > 0 {
					*into = groups[group]
				}
			}
			i++
			if k == len(patterns)-1 {
				found = append(found, m)
			}
		}
	}
	return found, i
}

// The editor marks the lines that the terminal names. What it is tried on is
// what the command prints: the block in the README and the report's own files are
// held to that by their tests.
func TestTheEditorMarksWhatTheTerminalSays(t *testing.T) {
	const lost = "Value after two goroutines called Inc once each: got 1, want 2"
	const files = `"os" is not allowed: nothing in this exercise needs files or`
	tests := map[string][]marked{
		"README.md": {
			{"race.go", "8", "", lost}, {"race.go", "9", "", lost}, {"race.go", "21", "", lost},
		},
		"grader/internal/report/testdata/terminal/partial.golden": {
			{"race.go", "15", "", "B read 0 before A wrote 1, so A's update was lost"},
		},
		"grader/internal/report/testdata/terminal/refused.golden": {{"race.go", "4", "2", files}},
		"grader/internal/report/testdata/terminal/full.golden":    nil,
		"grader/internal/report/testdata/terminal/stub.golden":    nil,
	}
	all := matchers(t)
	require.Len(t, all, 2, "matchers")
	for file, want := range tests {
		text, err := os.ReadFile(file)
		require.NoError(t, err, "read %s", file)
		// The report's files have the same result twice, at two widths.
		output, _, _ := strings.Cut(string(text), "-- 120 --")
		var got []marked
		for _, patterns := range all {
			got = append(got, find(patterns, output)...)
		}
		assert.Equal(t, want, got, "marks for %s", file)
	}
	text, err := os.ReadFile("grader/internal/report/testdata/terminal/unbuilt.golden")
	require.NoError(t, err, "read the file of one that does not compile")
	output, _, _ := strings.Cut(string(text), "-- 120 --")
	assert.Len(t, find(all[1], output), 10, "marks for the ten errors that are listed")
}

// The container has the Go that the module wants.
func TestTheContainerHasTheRightGo(t *testing.T) {
	var container struct{ Image string }
	read(t, ".devcontainer/devcontainer.json", &container)
	mod, err := os.ReadFile("go.mod")
	require.NoError(t, err, "read go.mod")
	version := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindStringSubmatch(string(mod))
	require.NotNil(t, version, "the line of go.mod that says which Go")
	assert.Equal(t, "golang:"+version[1], container.Image, "image")
}
