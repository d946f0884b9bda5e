package build

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// away is a builder on a machine that has none of the modules, and goes to proxy
// for them.
func away(t *testing.T, proxy string) (*Builder, []Job) {
	t.Helper()
	b := builder(t)
	mine := t.TempDir()
	if proxy == "" {
		proxy = "file://" + filepath.ToSlash(filepath.Join(b.Toolchain.GOMODCACHE, "cache", "download"))
	}
	for name, value := range map[string]string{"GOPROXY": proxy, "GOSUMDB": "off", "GOFLAGS": "-modcacherw", "GOENV": "off"} {
		t.Setenv(name, value)
	}
	b.Toolchain.GOMODCACHE = mine
	return b, []Job{{Exercise: race, Source: given(t, "solutions/01-race/race.go"), Stub: given(t, "exercises/01-race/race.go")}}
}

// A student's machine has what the grader was built from, and nothing else.
func TestWhatSuitesImportIsDownloaded(t *testing.T) {
	b, jobs := away(t, "")
	out := b.Compile(t.Context(), jobs, nil)[0]
	require.NoError(t, out.Fault, "Compile on a machine without the modules")
	assert.FileExists(t, out.Plain, "binary")
}

func TestModulesThatCannotBeDownloadedAreSaidToBe(t *testing.T) {
	b, jobs := away(t, "off")
	out := b.Compile(t.Context(), jobs, nil)[0]
	require.Error(t, out.Fault, "Compile without modules and without a network")
	assert.Contains(t, out.Fault.Error(), "run go mod download where there is a network", "Compile")
}
