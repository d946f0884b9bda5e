package template

import (
	"path"
	"strings"
)

// handedOut are the files and folders of a course that its students get.
var handedOut = []string{
	".ci/race", ".devcontainer", ".github/workflows/grade.yml", ".gitignore", ".vscode",
	"CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md",
	"docs", "exercises", "go.mod", "go.sum", "grader", "tools/go.mod", "tools/go.sum",
}

// ours reports whether a file or folder below those is the course's own: tests of
// the grader, whose data are full of answers. Suites are tests too, and stay.
func ours(name string) bool {
	return strings.HasPrefix(name, "grader/") && (path.Base(name) == "testdata" || strings.HasSuffix(name, "_test.go"))
}
