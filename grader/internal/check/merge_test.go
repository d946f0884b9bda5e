package check

import (
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const solution = `// Package race is the solution.
package race

import (
	"context"
	"errors"
	"math/rand/v2"
	"sync"
)

// A Counter counts.
type Counter struct {
	mu sync.Mutex
	n  int
}

// Inc adds one.
func (c *Counter) Inc() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n++
}

// Value returns the count.
func (c *Counter) Value() int { return c.n }

var (
	// ErrClosed says that it is closed.
	ErrClosed = errors.New("closed")

	queue, spare = make(chan int), rand.Int()
)

const (
	open = iota
	closed
)

type worker struct{ state int }

func (w *worker) run(ctx context.Context) { w.state = open; help() }

func help() { _ = closed }

// Start starts a worker.
func Start(ctx context.Context) { new(worker).run(ctx) }
`

// merged merges a case over the solution and checks that the result is Go.
func merged(t *testing.T, text string) string {
	t.Helper()
	got, err := merge([]byte(solution), []byte(text))
	require.NoError(t, err, "merge of %q", text)
	_, err = parser.ParseFile(token.NewFileSet(), "race.go", got, 0)
	require.NoError(t, err, "the merged file is Go:\n%s", got)
	return string(got)
}

func TestMergeReplacesWhatTheCaseDeclares(t *testing.T) {
	got := merged(t, "package race\n\nfunc (c *Counter) Inc() { c.n++ }\n")
	assert.Equal(t, 1, strings.Count(got, ") Inc()"), "declarations of Inc:\n%s", got)
	assert.NotContains(t, got, "c.mu.Lock()", "the solution's Inc is gone")
	assert.Contains(t, got, "// Value returns the count.\nfunc (c *Counter) Value()", "other methods stay, with their comments")
	assert.Contains(t, got, "type Counter struct", "the type stays")
}

func TestMergeLeavesTheCasesOwnLinesWhereTheyAre(t *testing.T) {
	text := "// What it does.\n\npackage race // mine\n\nimport \"fmt\"\n\nfunc (c *Counter) Inc() { fmt.Sprint(c) }\n"
	got := merged(t, text)
	lines, own := strings.Split(got, "\n"), strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	assert.Equal(t, `package race; import "context"; import "errors"; import "sync" // mine`, lines[2], "package clause")
	own[2] = lines[2]
	assert.Equal(t, own, lines[:len(own)], "the case's lines")
}

func TestMergeBringsOnlyTheImportsThatAreNeeded(t *testing.T) {
	got := merged(t, `package race

import "sync/atomic"

type Counter struct{ n atomic.Int64 }

func (c *Counter) Inc() { c.n.Add(1) }

func (c *Counter) Value() int { return int(c.n.Load()) }

func Start(any) {}
`)
	assert.NotContains(t, got, `"sync"`, "nobody locks any more")
	assert.NotContains(t, got, `"context"`, "nobody has a context any more")
	assert.NotContains(t, got, "math/rand", "the variable that needed it is not used")
	assert.Contains(t, got, `import "errors"`, "ErrClosed needs it")
}

func TestMergeDropsWhatNobodyUsesAnyMore(t *testing.T) {
	got := merged(t, "package race\n\nfunc Start(any) {}\n")
	for _, gone := range []string{"type worker", "run(", "func help", "iota", "queue"} {
		assert.NotContains(t, got, gone, "what only the solution's Start used")
	}
	got = merged(t, "package race\n\nfunc help() {}\n")
	assert.Contains(t, got, "type worker", "what Start uses stays")
	assert.Contains(t, got, "open = iota\n\tclosed\n", "constants stay together")
}

func TestMergeTakesGroupsApart(t *testing.T) {
	got := merged(t, "package race\n\nvar queue, spare = 1, 2\n\nfunc use() int { return queue + spare }\n")
	assert.Contains(t, got, "// ErrClosed says that it is closed.\n\tvar ErrClosed = errors.New", "the rest of the group")
	assert.Equal(t, 1, strings.Count(got, "queue, spare"), "declarations of queue")
}

func TestMergeSaysWhatItCannotTakeApart(t *testing.T) {
	tests := map[string]struct{ text, want string }{
		"one of two variables":  {"package race\n\nvar queue = 1\n", "replace all of [queue spare] or none"},
		"one of the constants":  {"package race\n\nconst closed = 7\n", "replace all constants of the group with open or none"},
		"a case that is no Go":  {"package race\n\nfunc {\n", "merge with the solution: case:3:6"},
		"a case without a name": {"func f() {}\n", "merge with the solution: case:1:1"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := merge([]byte(solution), []byte(tt.text))
			assert.ErrorContains(t, err, tt.want, "merge of %s", name)
		})
	}
}
