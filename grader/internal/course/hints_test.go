package course_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/internal/course"
)

// house is the course's own tree.
const house = "../../.."

// Every task of every exercise has three hints on its page, and none of them is
// code to paste.
func TestEveryTaskHasThreeHints(t *testing.T) {
	all, err := course.Load(house)
	require.NoError(t, err, "load the exercises")
	code := regexp.MustCompile("(?m)^```|^\t|:=|^    ")
	for _, ex := range all {
		tasks, err := course.Tasks(house, ex)
		require.NoError(t, err, "tasks of %s", ex.ID)
		for _, task := range tasks {
			assert.NotEmpty(t, task.Title, "heading of %s in the page of %s", task.Name, ex.ID)
			require.Len(t, task.Hints, 3, "hints on %s of %s", task.Name, ex.ID)
			for i, h := range task.Hints {
				assert.NotEmpty(t, h.Text, "text of hint %d on %s of %s", i+1, task.Name, ex.ID)
				assert.NotRegexp(t, code, h.Text, "hint %d on %s of %s", i+1, task.Name, ex.ID)
			}
		}
		parts, err := course.Guide(house, ex)
		require.NoError(t, err, "parts of the guide for %s", ex.ID)
		assert.NotEmpty(t, parts, "parts of the guide for %s", ex.ID)
	}
}

func TestTasksAreReadFromThePage(t *testing.T) {
	ex := grader.Exercise{ID: "01-one", Behaviours: []grader.Behaviour{{ID: "limiter/a"}, {ID: "other/b"}, {ID: "limiter/c"}}}
	page := "# One\n\n[Part 3](../README.md#part-3) is about this.\n\n" +
		"| [RateLimiter](#ratelimiter) | `Wait` | `limiter/…` |\n\n## RateLimiter\n\n" +
		"<details><summary>Hint 1: first</summary>\n\nOne\nline.\n\nAnother.\n</details>\n\n" +
		"<details><summary>Hint 2: second</summary>\n\nTwo.\n</details>\n\n" +
		"## Elsewhere\n\n[Part 9](../README.md#part-9)\n\n<details><summary>Hint 1: not here</summary>\n\nNo.\n</details>\n"
	for name, text := range map[string]string{"lines of Unix": page, "lines of Windows": strings.ReplaceAll(page, "\n", "\r\n")} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			require.NoError(t, os.MkdirAll(filepath.Join(dir, "exercises", ex.ID), 0o755), "make the exercise")
			require.NoError(t, os.WriteFile(filepath.Join(dir, "exercises", ex.ID, course.Readme), []byte(text), 0o644), "write the page")
			tasks, err := course.Tasks(dir, ex)
			require.NoError(t, err, "Tasks")
			assert.Equal(t, []course.Task{
				{Name: "limiter", Title: "RateLimiter", Hints: []grader.Hint{{Title: "first", Text: "One\nline.\n\nAnother."}, {Title: "second", Text: "Two."}}},
				{Name: "other"},
			}, tasks, "Tasks")
			parts, err := course.Guide(dir, ex)
			require.NoError(t, err, "Guide")
			assert.Equal(t, []string{"exercises/README.md#part-3"}, parts, "Guide")
		})
	}
	_, err := course.Tasks(t.TempDir(), ex)
	assert.ErrorIs(t, err, os.ErrNotExist, "Tasks without a page")
}
