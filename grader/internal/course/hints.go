package course

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"interleave/grader"
)

// Readme is the name of the file that tells a student what an exercise is about.
const Readme = "README.md"

// A Task is the part of an exercise that behaviours with the same beginning are
// about, as the exercise's page presents it.
type Task struct {
	Name  string // "limiter", as in the behaviours' names
	Title string // "RateLimiter", the page's heading; empty if it has none
	Hints []grader.Hint
}

// The page's own forms: the row that ties a heading to behaviours, a folded
// hint, and a link to the guide.
var (
	taskRow    = regexp.MustCompile("(?m)^\\| \\[([^]]+)\\]\\(#[^)]+\\) \\|.*`([a-z0-9]+)/…` \\|$")
	foldedHint = regexp.MustCompile(`(?ms)^<details><summary>Hint \d+: ([^<]+)</summary>\n(.*?)^</details>$`)
	guideLink  = regexp.MustCompile(`\]\(\.\./(README\.md#[^)]+)\)`)
	heading    = regexp.MustCompile(`(?m)^## (.+)$`)
)

// Tasks returns the tasks of an exercise, in declared order, with the hints that
// its page folds away, from question to pointer. The page is the one place where
// they are written. A task on which it has none has none here.
func Tasks(root string, ex grader.Exercise) ([]Task, error) {
	page, err := readme(root, ex)
	if err != nil {
		return nil, err
	}
	titles := make(map[string]string)
	for _, row := range taskRow.FindAllStringSubmatch(page, -1) {
		titles[row[2]] = row[1]
	}
	sections := sections(page)
	var all []Task
	for _, b := range ex.Behaviours {
		if slices.ContainsFunc(all, func(t Task) bool { return t.Name == b.Task() }) {
			continue
		}
		title := titles[b.Task()]
		all = append(all, Task{Name: b.Task(), Title: title, Hints: hints(sections[title])})
	}
	return all, nil
}

// Guide returns the parts of the guide that the exercise's page begins with, as
// paths below the root: "exercises/README.md#part-3--mutex".
func Guide(root string, ex grader.Exercise) ([]string, error) {
	page, err := readme(root, ex)
	if err != nil {
		return nil, err
	}
	var parts []string
	for _, link := range guideLink.FindAllStringSubmatch(page[:firstHeading(page)], -1) {
		parts = append(parts, "exercises/"+link[1])
	}
	return parts, nil
}

func readme(root string, ex grader.Exercise) (string, error) {
	text, err := os.ReadFile(filepath.Join(root, "exercises", ex.ID, Readme))
	if err != nil {
		return "", fmt.Errorf("read the page of %s: %w", ex.ID, err)
	}
	return strings.ReplaceAll(string(text), "\r\n", "\n"), nil
}

// firstHeading is where the page's introduction ends.
func firstHeading(page string) int {
	if at := heading.FindStringIndex(page); at != nil {
		return at[0]
	}
	return len(page)
}

// sections cuts a page at its headings of the second level.
func sections(page string) map[string]string {
	all := make(map[string]string)
	found := heading.FindAllStringSubmatchIndex(page, -1)
	for i, at := range found {
		end := len(page)
		if i+1 < len(found) {
			end = found[i+1][0]
		}
		all[page[at[2]:at[3]]] = page[at[1]:end]
	}
	return all
}

func hints(section string) []grader.Hint {
	var all []grader.Hint
	for _, found := range foldedHint.FindAllStringSubmatch(section, -1) {
		all = append(all, grader.Hint{Title: found[1], Text: strings.TrimSpace(found[2])})
	}
	return all
}
