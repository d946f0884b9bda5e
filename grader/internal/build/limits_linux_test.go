package build

import (
	"fmt"
	"io"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// chain is code that a type checker reads in no time: each function calls the
// next with a type that is twice as large.
func chain(n int) string {
	var text strings.Builder
	text.WriteString("\ntype pair[A, B any] struct {\n\ta A\n\tb B\n}\n\n")
	for i := range n {
		fmt.Fprintf(&text, "func f%d[T any](x *T) { f%d[pair[T, T]](nil) }\n", i, i+1)
	}
	fmt.Fprintf(&text, "func f%d[T any](x *T) {}\n\nfunc begin() { f0[int](nil) }\n", n)
	return text.String()
}

func TestCompileStopsACompilerThatTakesTooMuch(t *testing.T) {
	if testing.Short() {
		t.Skip("takes as much as the compiler may")
	}
	got, err := compile(t, append(given(t, "solutions/01-race/race.go"), chain(40)...), true)
	require.NoError(t, err, "Compile of code that grows without end")
	require.Len(t, got.Errors, 1, "errors")
	assert.Equal(t, "race.go", got.Errors[0].File, "file")
	assert.Regexp(t, `^the compiler was stopped because this file takes more than (1 GiB of memory|30s of processor time) to compile$`, got.Errors[0].Message, "message")
}

func TestBoundedTellsALimitFromAnythingElse(t *testing.T) {
	tests := map[string]struct{ script, want string }{
		"all is well":     {"echo fine", ""},
		"a complaint":     {"echo race.go:3:1: no >&2; exit 1", "exit status 1: race.go:3:1: no"},
		"too much memory": {"echo 'fatal error: runtime: out of memory' >&2; exit 2", "this file takes more than 1 GiB of memory to compile"},
		"too large":       {"echo 'write x.a: file too large'; exit 1", "this file takes more than 200 MiB of disk to compile"},
		"somebody else":   {"kill -KILL $$", "signal: killed"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := bounded(exec.Command("sh", "-c", tt.script))
			if tt.want == "" {
				assert.NoError(t, err, "bounded, when %s", name)
			} else {
				assert.ErrorContains(t, err, tt.want, "bounded, when %s", name)
			}
		})
	}
}

func TestHoldSetsTheLimits(t *testing.T) {
	cmd := exec.Command("sh")
	script, err := cmd.StdinPipe()
	require.NoError(t, err, "make a pipe")
	require.NoError(t, cmd.Start(), "start sh")
	require.NoError(t, hold(cmd.Process.Pid), "hold")
	_, err = io.WriteString(script, "test $(ulimit -c) = 0 && test $(ulimit -d) = 1048576 && test $(ulimit -t) = 30\n")
	require.NoError(t, err, "ask for the limits")
	require.NoError(t, script.Close(), "close the pipe")
	assert.NoError(t, cmd.Wait(), "core, data and time of a process that is held")
}
