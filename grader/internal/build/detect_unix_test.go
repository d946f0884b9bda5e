//go:build unix

package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// countedGo is a go command that writes down each time it is asked.
const countedGo = `#!/bin/sh
echo asked >>"$0.log"
echo '{"GOVERSION": "go1.26.0"}'
`

func TestDetectAsksAgainOnlyIfSomethingHasChanged(t *testing.T) {
	bin, root, config := t.TempDir(), t.TempDir(), t.TempDir()
	command, module, settings := filepath.Join(bin, "go"), filepath.Join(root, "go.mod"), filepath.Join(config, "env")
	put := func(name, text string) {
		t.Helper()
		require.NoError(t, os.WriteFile(name, []byte(text), 0o755), "write %s", name)
	}
	put(command, countedGo)
	put(module, "module m\n\ngo 1.26.0\n")
	t.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	t.Setenv("GOENV", settings)
	asked := func(when string, want int) {
		t.Helper()
		tools, err := Detect(t.Context(), root)
		require.NoError(t, err, "Detect, %s", when)
		assert.Equal(t, "go1.26.0", tools.GOVERSION, "version, %s", when)
		log, err := os.ReadFile(command + ".log")
		require.NoError(t, err, "read the log")
		assert.Equal(t, want, strings.Count(string(log), "asked"), "times that the command was asked, %s", when)
	}

	asked("for the first time", 1)
	asked("with nothing changed", 1)
	put(settings, "CC=clang\n")
	asked("with another setting", 2)
	put(module, "module m\n\ngo 1.26.0\n\ntoolchain go1.26.8\n")
	asked("with another go.mod", 3)
	put(command, countedGo+"# of another day\n")
	asked("with another command", 4)
	t.Setenv("GOFLAGS", "-mod=mod")
	asked("with another variable", 5)
	asked("with nothing changed again", 5)
}
