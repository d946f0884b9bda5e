package rewrite

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/txtar"
)

// The programs in testdata print results, and the lines on which they panic.
// Rewritten they must print the same, with the real shim in place and their
// package state set up a second time.
func TestRewrittenProgramsDoTheSame(t *testing.T) {
	in := programs(t)
	in = append(in, generated(rand.New(rand.NewPCG(1, 2)), 40)...)
	w := newWorkshop(t)
	w.add("plain", in)
	w.add("controlled", rewrittenProgram(t, in, Options{}))
	w.add("memory", rewrittenProgram(t, in, Options{Memory: names(in)}))
	w.build()
	want := w.run("plain")
	assert.Greater(t, strings.Count(want, "\n"), 60, "results of\n%s", want)
	for _, name := range []string{"controlled", "memory"} {
		assert.Equal(t, strings.Split(want, "\n"), strings.Split(w.run(name), "\n"), "what the program prints when it is rewritten: %s", name)
	}
}

func programs(t *testing.T) []txtar.File {
	paths, err := filepath.Glob("testdata/programs/*.go")
	require.NoError(t, err, "programs")
	var all []txtar.File
	for _, path := range paths {
		source, err := os.ReadFile(path)
		require.NoError(t, err, "read %s", path)
		all = append(all, txtar.File{Name: filepath.Base(path), Data: source})
	}
	return all
}

func names(files []txtar.File) []string {
	var all []string
	for _, f := range files {
		all = append(all, f.Name)
	}
	return all
}

func rewrittenProgram(t *testing.T, in []txtar.File, opts Options) []txtar.File {
	out := rewritten(t, in, opts)
	for i := range out {
		out[i].Name = strings.TrimPrefix(out[i].Name, "want/")
	}
	return append(out, txtar.File{Name: "reset.go", Data: []byte(
		"package main\n\nimport \"" + shimPath + "\"\n\nfunc init() { again = shim.Reset }\n")})
}

// A workshop builds programs that exist only in an overlay: as part of this
// module they may import the shim, and nothing of them is left behind.
type workshop struct {
	t       *testing.T
	dir     string
	overlay map[string]string
	targets []string
}

func newWorkshop(t *testing.T) *workshop {
	return &workshop{t: t, dir: t.TempDir(), overlay: map[string]string{}}
}

func (w *workshop) add(name string, files []txtar.File) {
	here, err := filepath.Abs("testdata")
	require.NoError(w.t, err, "folder of the test")
	w.targets = append(w.targets, "./testdata/"+name)
	for _, f := range files {
		path := filepath.Join(w.dir, name+"-"+f.Name)
		require.NoError(w.t, os.WriteFile(path, f.Data, 0o600), "write %s", path)
		w.overlay[filepath.Join(here, name, f.Name)] = path
	}
}

func (w *workshop) build() {
	list, err := json.Marshal(map[string]any{"Replace": w.overlay})
	require.NoError(w.t, err, "overlay")
	overlay := filepath.Join(w.dir, "overlay.json")
	require.NoError(w.t, os.WriteFile(overlay, list, 0o600), "overlay")
	args := append([]string{"build", "-overlay", overlay, "-o", w.dir + "/"}, w.targets...)
	out, err := exec.CommandContext(w.t.Context(), "go", args...).CombinedOutput()
	require.NoError(w.t, err, "go build of the programs:\n%s", out)
}

func (w *workshop) run(name string) string {
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	out, err := exec.CommandContext(w.t.Context(), filepath.Join(w.dir, name)).CombinedOutput()
	require.NoError(w.t, err, "run %s:\n%s", name, out)
	return string(out)
}
