package manual

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/tools/go/packages"

	"interleave/grader"
	"interleave/grader/internal/judge"
	"interleave/grader/internal/rewrite"
	"interleave/grader/internal/source"
)

// A sample is the package that a page's code comes from, and what became of it.
type sample struct {
	folder  string // below the root
	pack    *packages.Package
	sources map[string][]byte
	results map[string]grader.BehaviourResult
	called  map[string]bool // functions that a scenario has called
}

// explore builds the samples of all pages at once, rewritten as a submission
// is, and explores each. The result is by folder.
func explore(t *testing.T) map[string]*sample {
	samples := load(t)
	binaries := build(t, samples)
	for folder, s := range samples {
		evidence, called := run(t, filepath.Join(binaries, path.Base(folder)+".test"))
		s.judge(evidence)
		s.called = called
	}
	return samples
}

// load reads and type-checks the samples together with their suites.
func load(t *testing.T) map[string]*sample {
	samples, patterns := make(map[string]*sample), []string(nil)
	for _, p := range pages {
		patterns = append(patterns, "./"+p.samples)
	}
	found, err := packages.Load(&packages.Config{
		Context: t.Context(), Dir: root, Tests: true,
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedCompiledGoFiles | packages.NeedImports |
			packages.NeedTypes | packages.NeedSyntax | packages.NeedTypesInfo | packages.NeedTypesSizes,
	}, patterns...)
	require.NoError(t, err, "load the samples")
	for _, pack := range found {
		if !strings.HasSuffix(pack.ID, ".test]") {
			continue // the package without its tests, or the main function of its tests
		}
		require.Empty(t, pack.Errors, "errors in %s", pack.ID)
		s := &sample{
			folder: strings.TrimPrefix(pack.PkgPath, "interleave/"), pack: pack,
			sources: make(map[string][]byte), results: make(map[string]grader.BehaviourResult),
		}
		for _, name := range pack.CompiledGoFiles {
			text, err := os.ReadFile(name)
			require.NoError(t, err, "read %s", name)
			s.sources[name] = text
		}
		samples[s.folder] = s
	}
	require.Len(t, samples, len(pages), "samples found below the root")
	return samples
}

// build compiles the rewritten samples and returns the folder of the binaries.
func build(t *testing.T, samples map[string]*sample) string {
	dir, overlay := t.TempDir(), make(map[string]string)
	args := []string{"test", "-c", "-vet=off", "-ldflags=-s -w", "-overlay", filepath.Join(dir, "overlay.json"), "-o", dir + "/"}
	for folder, s := range samples {
		args = append(args, "./"+folder)
		for name, text := range s.rewritten(t) {
			overlay[name] = filepath.Join(dir, path.Base(folder)+"-"+filepath.Base(name))
			require.NoError(t, os.WriteFile(overlay[name], announced(t, text), 0o600), "write %s", overlay[name])
		}
	}
	list, err := json.Marshal(map[string]any{"Replace": overlay})
	require.NoError(t, err, "overlay")
	require.NoError(t, os.WriteFile(filepath.Join(dir, "overlay.json"), list, 0o600), "write the overlay")
	command := exec.CommandContext(t.Context(), "go", args...)
	command.Dir = root
	said, err := command.CombinedOutput()
	require.NoError(t, err, "go %s:\n%s", strings.Join(args, " "), said)
	return dir
}

// rewritten is the text of the samples as the explorer controls them.
func (s *sample) rewritten(t *testing.T) map[string][]byte {
	var memory []string
	for name := range s.sources {
		if !isSuite(name) {
			memory = append(memory, name)
		}
	}
	texts, refusals, err := rewrite.Rewrite(rewrite.Package{
		Fset: s.pack.Fset, Types: s.pack.Types, Info: s.pack.TypesInfo, Files: s.pack.Syntax, Sources: s.sources,
	}, rewrite.Options{Memory: memory})
	require.NoError(t, err, "rewrite %s", s.folder)
	require.Empty(t, refusals, "refused in %s", s.folder)
	return texts
}

// announced makes every function of a file say its name when it is called. What
// the compiler's own println writes orders nothing, so that the races of the code
// stay what they are.
func announced(t *testing.T, text []byte) []byte {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "", text, parser.SkipObjectResolution)
	require.NoError(t, err, "parse a rewritten file")
	for _, d := range slices.Backward(file.Decls) {
		if f, ok := d.(*ast.FuncDecl); ok && f.Body != nil {
			at := fset.PositionFor(f.Body.Lbrace, false).Offset + 1
			text = slices.Insert(text, at, []byte(fmt.Sprintf("println(%q);", calls+receiver(f)+f.Name.Name))...)
		}
	}
	return text
}

// calls stands before the name of a function that says that it was called.
const calls = "called: "

func isSuite(file string) bool { return strings.HasSuffix(file, "_test.go") }

// run explores every behaviour in a binary, in the surroundings that the grader
// gives to submissions.
func run(t *testing.T, binary string) (all []grader.Evidence, called map[string]bool) {
	job, err := json.Marshal(grader.Job{Nonce: "manual", Leg: grader.Explore, Schedules: 2000, Steps: 20_000})
	require.NoError(t, err, "job")
	records, ours, err := os.Pipe()
	require.NoError(t, err, "pipe for the records")
	command := exec.CommandContext(t.Context(), binary)
	command.Env = append(os.Environ(), grader.JobVariable+"="+string(job), "GOMAXPROCS=1", "GODEBUG=asyncpreemptoff=1")
	command.ExtraFiles = []*os.File{ours}
	var said bytes.Buffer
	command.Stderr = &said
	require.NoError(t, command.Start(), "start %s", binary)
	require.NoError(t, ours.Close(), "close our end of the pipe")
	for lines := json.NewDecoder(records); ; {
		var r grader.Record
		err := lines.Decode(&r)
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err, "read the records of %s", binary)
		if r.Evidence != nil {
			all = append(all, *r.Evidence)
		}
	}
	require.NoError(t, command.Wait(), "run %s:\n%.2000s", binary, &said)
	called = make(map[string]bool)
	for line := range strings.Lines(said.String()) {
		if name, ok := strings.CutPrefix(strings.TrimSpace(line), calls); ok {
			called[name] = true
		}
	}
	return all, called
}

// judge turns the evidence into results that speak of the samples' own lines.
func (s *sample) judge(all []grader.Evidence) {
	var made grader.Exercise
	for _, e := range all {
		made.Behaviours = append(made.Behaviours, grader.Behaviour{ID: e.Behaviour, Title: e.Behaviour})
	}
	for _, r := range judge.Decide(made, all) {
		for _, name := range s.pack.CompiledGoFiles {
			if !isSuite(name) {
				source.New(filepath.Base(name), s.sources[name]).Annotate(&r)
			}
		}
		s.results[r.ID] = r
	}
}

// file is the syntax of one file of the samples, by its base name.
func (s *sample) file(t *testing.T, base string) int {
	i := slices.IndexFunc(s.pack.CompiledGoFiles, func(name string) bool { return filepath.Base(name) == base })
	require.GreaterOrEqual(t, i, 0, "%s has no file %s", s.folder, base)
	return i
}
