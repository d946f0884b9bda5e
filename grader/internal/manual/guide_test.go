package manual

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/internal/course"
)

const guide = "exercises/README.md"

func read(t *testing.T, file string) string {
	text, err := os.ReadFile(filepath.Join(root, file))
	require.NoError(t, err, "read %s", file)
	return string(text)
}

// lecture are the headings of the lecture that the guide follows, in order. The
// lecture is about Python and not part of the repository.
var lecture = []string{
	"Synchronization in Python - Complete Guide",
	"Class Structure",
	"Part 1: Revision (10 min)",
	"Part 2: Understanding the Problem (15 min)",
	"Part 3: Mutex Locks (20 min)",
	"Part 4: Deadlocks (15 min)",
	"Part 5: Semaphores (15 min)",
	"Key Concepts", "Critical Section", "Race Condition", "Mutex (Lock)", "Deadlock", "Semaphore",
	"GIL vs Locks - THE CONFUSION", "The Question Everyone Asks:", "The Answer:", "Your Code:",
	"Bytecode (what actually runs):", "Timeline:", "Summary:",
	"Mutex Lock Usage", "Basic Pattern:", "Better: Context Manager", "Properties:",
	"Deadlocks", "How They Occur:", "Prevention Strategies:", "1. Lock Ordering (BEST)", "2. Lock Timeout",
	"3. Avoid Nested Locks", "4. Lock Hierarchy",
	"Semaphores", "When to Use:", "Lock vs Semaphore:", "Example:", "Common Use Cases:",
	"Comparison Table",
	"Properties of Good Synchronization",
	"Decision Tree",
	"Best Practices", "DO:", "DON'T:",
	"Debugging Tips", "Finding Race Conditions:", "Finding Deadlocks:",
	"Quick Reference",
	"Remember",
}

// Every heading of the lecture has a row of the last table, in the lecture's
// order, that says where its matter has gone. TestLinksLeadSomewhere follows
// the links.
func TestEveryHeadingOfTheLectureHasItsPlace(t *testing.T) {
	_, table, found := strings.Cut(read(t, guide), "| in the lecture | here |\n| --- | --- |\n")
	require.True(t, found, "the table of the lecture's headings")
	var rows []string
	for line := range strings.Lines(table) {
		cells := strings.Split(strings.TrimSpace(line), " | ")
		require.Len(t, cells, 2, "cells of %q", line)
		rows = append(rows, strings.TrimPrefix(cells[0], "| "))
		here := strings.TrimSuffix(cells[1], " |")
		assert.True(t, strings.Contains(here, "](#") || here == "this page", "where %q is: %s", cells[0], here)
	}
	assert.Equal(t, lecture, rows, "headings of the lecture")
}

// The first table has every exercise, with the points that its manifest says.
func TestTheGuideListsTheExercisesAndTheirPoints(t *testing.T) {
	exercises, err := course.Load(root)
	require.NoError(t, err, "load the exercises")
	rows := regexp.MustCompile(`(?m)^\| \[(\d\d-\w+)\]\(.*\) \| .* \| (\d+) \|$`).FindAllStringSubmatch(read(t, guide), -1)
	points := make(map[string]string)
	for _, row := range rows {
		points[row[1]] = row[2]
	}
	want := make(map[string]string)
	for _, ex := range exercises {
		want[ex.ID] = fmt.Sprintf("%g", ex.Points)
	}
	assert.Equal(t, want, points, "exercises and points in the guide's first table")
}

// The plan has five parts, and is as long as a class is.
func TestTheClassHasFivePartsAndSeventyFiveMinutes(t *testing.T) {
	minutes := 0
	rows := regexp.MustCompile(`(?m)^\| \[\d · .*\]\(.*\) \| (\d+) \|`).FindAllStringSubmatch(read(t, guide), -1)
	for _, row := range rows {
		n, err := strconv.Atoi(row[1])
		require.NoError(t, err, "minutes of %s", row[0])
		minutes += n
	}
	assert.Len(t, rows, 5, "parts")
	assert.Equal(t, 75, minutes, "minutes of all parts")
}

// The properties that verdicts are sorted under are explained, all but the one
// that is not about synchronisation.
func TestTheGuideExplainsEveryProperty(t *testing.T) {
	for _, p := range grader.Properties() {
		if p != grader.Contract {
			assert.Contains(t, read(t, guide), "\n| "+strings.ReplaceAll(string(p), "-", " ")+" | ", "the guide's table of properties")
		}
	}
}
