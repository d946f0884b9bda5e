package policy_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/internal/policy"
)

var race = grader.Exercise{ID: "01-race", Package: "race", File: "race.go", Rules: grader.Rules{
	Unneeded: []string{"time.Now", "time.Since", "time.Until"},
	Apart:    []grader.Apart{{Type: "Lock", From: []string{"sync", "sync/atomic"}, Reason: "to be built from a channel"}},
}}

// A //line directive takes the rest of its line for a place, so what is wanted
// there stands on the next one.
var want = regexp.MustCompile(`// want(-above)? "([a-z]+)"`)

// wanted are the refusals that the comments of a source ask for, as
// "line rule".
func wanted(source []byte) []string {
	var all []string
	line := 0
	for text := range bytes.Lines(source) {
		line++
		for _, match := range want.FindAllSubmatch(text, -1) {
			all = append(all, fmt.Sprintf("%d %s", line-min(len(match[1]), 1), match[2]))
		}
	}
	return all
}

func TestEveryRuleRefusesWhatItsTestdataSays(t *testing.T) {
	files, err := filepath.Glob("testdata/*.go")
	require.NoError(t, err, "list testdata")
	require.NotEmpty(t, files, "testdata")
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			source, err := os.ReadFile(name)
			require.NoError(t, err, "read %s", name)
			var got []string
			for _, r := range policy.Check(race, source) {
				got = append(got, fmt.Sprintf("%d %s", r.Line, r.Rule))
				assert.Equal(t, "race.go", r.File, "file of %+v", r)
				assert.Positive(t, r.Column, "column of %+v", r)
			}
			assert.Equal(t, wanted(source), got, "Check(%s)", name)
		})
	}
}

func TestCheckSaysWhatWhyAndWhatInstead(t *testing.T) {
	tests := map[string]struct {
		source string
		want   grader.Refusal
	}{
		"a package out of reach": {"package race\n\nimport \"unsafe\"\n", grader.Refusal{
			Rule: "imports", File: "race.go", Line: 3, Column: 8,
			Message: `the exercise does not allow importing "unsafe": it leaves Go's memory model; use sync/atomic or a lock`,
		}},
		"a renamed package": {"package race\n\nimport mu \"sync\"\n", grader.Refusal{
			Rule: "imports", File: "race.go", Line: 3, Column: 8,
			Message: `import "sync" under its own name: under another one a reader takes it for something else`,
		}},
		"a scan": {"package race\n\nimport \"fmt\"\n\nvar _ = fmt.Sscan\n", grader.Refusal{
			Rule: "printing", File: "race.go", Line: 5, Column: 9,
			Message: "fmt.Sscan reads or writes outside the program, where no exercise has anything to do; strconv reads numbers from text",
		}},
		"a directive": {"package race\n\n//go:norace\nfunc f() {}\n", grader.Refusal{
			Rule: "directives", File: "race.go", Line: 3, Column: 1,
			Message: "the directive //go:norace is not for an exercise: it tells the compiler to treat the code differently from what it says; remove it, or put words in front if it is meant for readers",
		}},
		"a line directive does not move what follows": {"package race\n\n//line x.go:90\nfunc init() {}\n", grader.Refusal{
			Rule: "reserved", File: "race.go", Line: 4, Column: 1,
			Message: "a function called init runs before anybody has asked for anything; give package variables their value where they are declared",
		}},
		"a lock made of locks": {"package race\n\nimport \"sync\"\n\ntype Lock struct{ g guard }\n\ntype guard struct{ inner }\n\ntype inner struct{ mu sync.Mutex }\n", grader.Refusal{
			Rule: "apart", File: "race.go", Line: 9, Column: 23,
			Message: "Lock reaches package sync here by way of guard, inner, but it is to be built from a channel",
		}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := policy.Check(race, []byte(tt.source))
			assert.Contains(t, got, tt.want, "Check(%q)", tt.source)
		})
	}
}

func TestCheckAllowsEveryPackageOfTheList(t *testing.T) {
	source := `package race

import (
	"cmp"
	"container/heap"
	"container/list"
	"container/ring"
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode"
)
`
	assert.Empty(t, policy.Check(race, []byte(source)), "Check of the whole list")
}

func TestCheckLeavesWhatDoesNotParseToTheCompiler(t *testing.T) {
	source, err := os.ReadFile("testdata/unparsed.go.txt")
	require.NoError(t, err, "read the file")
	assert.Empty(t, policy.Check(race, source), "Check of half a function")
}

func TestEveryRuleHasAManualAndASpecification(t *testing.T) {
	var out strings.Builder
	require.NoError(t, policy.Manual(&out), "Manual")
	files, err := filepath.Glob("testdata/*.go")
	require.NoError(t, err, "list testdata")
	var specified string
	for _, name := range files {
		source, err := os.ReadFile(name)
		require.NoError(t, err, "read %s", name)
		specified += string(source)
	}
	names := policy.Names()
	for i, name := range names {
		_, text, found := strings.Cut(out.String(), name+"\n\n  ")
		require.True(t, found, "the manual explains %s:\n%s", name, out.String())
		if i+1 < len(names) {
			text, _, _ = strings.Cut(text, "\n\n"+names[i+1]+"\n\n")
		}
		for _, part := range []string{"// WRONG", "// RIGHT"} {
			assert.Contains(t, text, part, "manual of %s", name)
		}
		assert.Contains(t, specified, `"`+name+`"`, "testdata of %s", name)
	}
}
