package manual

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/tools/go/packages"

	"interleave/grader"
)

// A sample is the package that a page's code comes from, and what became of it.
type sample struct {
	folder  string // below the root
	pack    *packages.Package
	sources map[string][]byte
	results map[string]grader.BehaviourResult
	shown   map[string]bool // behaviours whose outcome stands on the page
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

// top is the root without links. The go command passes over, in silence, what an
// overlay calls otherwise than it does itself.
func top(t *testing.T) string {
	there, err := filepath.Abs(root)
	require.NoError(t, err, "find the root")
	there, err = filepath.EvalSymlinks(there)
	require.NoError(t, err, "find the root")
	return there
}

// load reads and type-checks the samples together with their suites.
func load(t *testing.T) map[string]*sample {
	samples, patterns := make(map[string]*sample), []string(nil)
	for _, p := range pages {
		patterns = append(patterns, "./"+p.samples)
	}
	found, err := packages.Load(&packages.Config{
		Context: t.Context(), Dir: top(t), Tests: true,
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
			sources: make(map[string][]byte), results: make(map[string]grader.BehaviourResult), shown: make(map[string]bool),
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

// index is the number of a file among those of the samples, by its base name.
func (s *sample) index(t *testing.T, base string) int {
	i := slices.IndexFunc(s.pack.CompiledGoFiles, func(name string) bool { return filepath.Base(name) == base })
	require.GreaterOrEqual(t, i, 0, "%s has no file %s", s.folder, base)
	return i
}
