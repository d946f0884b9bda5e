package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var shellForm = regexp.MustCompile("(?ms)^```sh\n(.*?)^```\n")

// An instructor types what the page says, one line after the other, and it works.
func TestTheInstructorsPageWordForWord(t *testing.T) {
	if testing.Short() {
		t.Skip("makes, grades and shows a small class")
	}
	page, err := os.ReadFile(filepath.Join(root(t), "docs", "instructors.md"))
	require.NoError(t, err, "read the page")
	program := filepath.Join(t.TempDir(), "class")
	text, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput()
	require.NoError(t, err, "build the command: %s", text)
	dir, ran := t.TempDir(), 0
	for _, block := range shellForm.FindAllStringSubmatch(string(page), -1) {
		for line := range strings.Lines(block[1]) {
			rest, ok := strings.CutPrefix(strings.TrimSpace(line), "go tool class ")
			if !ok {
				continue // make template has a test of its own
			}
			ran++
			name, args, _ := strings.Cut(rest, " ")
			cmd := exec.Command("bash", "-c", program+" "+name+" --root "+root(t)+" "+args)
			cmd.Dir = dir
			said, err := cmd.CombinedOutput()
			require.NoError(t, err, "%s%s", line, said)
		}
	}
	assert.Greater(t, ran, 4, "commands on the page")
	for _, name := range []string{"site/index.html", "marks.csv", "canvas.csv", "moodle.csv"} {
		assert.FileExists(t, filepath.Join(dir, name), "what the commands have made")
	}
	marks, err := os.ReadFile(filepath.Join(dir, "marks.csv"))
	require.NoError(t, err, "read the marks")
	assert.Regexp(t, `(?m)^s00001,.*\b20(\.00)?\b`, string(marks), "the decision in the marks")
}
