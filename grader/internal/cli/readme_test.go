package cli

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/internal/check"
	"interleave/grader/internal/course"
)

var update = flag.Bool("update", false, "write the real output into README.md")

// shown is the case that README.md begins with.
const shown = "wrong-counter-load-then-store"

// block finds the first fenced block of a kind; its text is the second group.
func block(kind string) *regexp.Regexp {
	return regexp.MustCompile("(?s)(```" + kind + "\n)(.*?)(```\n)")
}

// The first thing that anybody sees of this project is true: the code is a case
// of the corpus, and the output is what the command prints for it.
func TestREADMEShowsWhatTheCommandPrints(t *testing.T) {
	if testing.Short() {
		t.Skip("grades a submission")
	}
	readme := filepath.Join(root, "README.md")
	text, err := os.ReadFile(readme)
	require.NoError(t, err, "read README.md")
	code, output := block("go").FindSubmatch(text), block("text").FindSubmatchIndex(text)
	require.NotNil(t, code, "a block of Go in README.md")
	require.NotNil(t, output, "a block of output in README.md")

	source := corpusCase(t)
	for _, declaration := range strings.Split(strings.TrimSpace(string(code[2])), "\n\n") {
		assert.Contains(t, string(source), declaration, "README.md shows a declaration that the case does not have")
	}
	printed := gradedText(t, source)
	if *update {
		whole := string(text[:output[4]]) + failure(t, printed) + string(text[output[5]:])
		require.NoError(t, os.WriteFile(readme, []byte(whole), 0o644), "write README.md")
		return
	}
	want := string(text[output[4]:output[5]])
	require.NotEmpty(t, want, "the output in README.md; go test ./grader/internal/cli -update writes it")
	assert.Contains(t, printed, want, "README.md; if the new output is right: go test ./grader/internal/cli -update")
}

// corpusCase is the whole file that the case stands for.
func corpusCase(t *testing.T) []byte {
	t.Helper()
	all, err := course.Load(root)
	require.NoError(t, err, "load the exercises")
	cases, err := check.Cases(root, first(t, all))
	require.NoError(t, err, "load the cases")
	for _, c := range cases {
		if c.Name == shown {
			return c.Source
		}
	}
	require.Fail(t, "no such case", "case %s of %s", shown, all[0].ID)
	return nil
}

func first(t *testing.T, all []grader.Exercise) grader.Exercise {
	t.Helper()
	require.NotEmpty(t, all, "exercises of the course")
	return all[0]
}

// gradedText is what a person sees of a submission with this one file.
func gradedText(t *testing.T, source []byte) string {
	t.Helper()
	folder := t.TempDir()
	require.NoError(t, os.Mkdir(filepath.Join(folder, "01-race"), 0o755), "make the submission")
	require.NoError(t, os.WriteFile(filepath.Join(folder, "01-race", "race.go"), source, 0o644), "write the submission")
	var out, errs bytes.Buffer
	code := run(t.Context(), []string{"-root", root, "-submission", folder, "01"}, console{out: &out, err: &errs}, workshop())
	require.Equal(t, ExitOK, code, "exit code; the command said:\n%s", errs.String())
	return out.String()
}

// failure cuts from a report its heading and its first failed behaviour.
func failure(t *testing.T, printed string) string {
	t.Helper()
	end := regexp.MustCompile(`(?m)^      think .*\n(             .*\n)*`).FindStringIndex(printed)
	require.NotNil(t, end, "a failed behaviour with a hint in\n%s", printed)
	return printed[:end[1]]
}

// A flag that the README promises is one that the command knows.
func TestREADMEKnowsTheFlags(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "README.md"))
	require.NoError(t, err, "read README.md")
	flags := regexp.MustCompile("`(-[a-z0-9-]+)").FindAllSubmatch(text, -1)
	require.NotEmpty(t, flags, "flags in README.md")
	for _, f := range flags {
		assert.Contains(t, manual, string(f[1])+" ", "the manual has the flag that README.md names")
	}
}
