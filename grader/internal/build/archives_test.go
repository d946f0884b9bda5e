package build

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader/internal/cache"
)

// A complaint about any package would mean that the go command is asked again for
// every grade, which costs each of them half a second.
func TestWhatTheGoCommandSaysOfPackagesIsKept(t *testing.T) {
	b := builder(t)
	b.Kept = &cache.Store{Dir: t.TempDir()}
	first, err := b.archives(t.Context(), false, linked)
	require.NoError(t, err, "archives")
	assert.Empty(t, first.said, "what go list complains about")
	kept, err := os.ReadDir(b.Kept.Dir)
	require.NoError(t, err, "read what is kept")
	assert.Len(t, kept, 1, "lists that are kept")
	again, err := b.archives(t.Context(), false, linked)
	require.NoError(t, err, "archives")
	assert.Equal(t, first, again, "archives, as they were kept")
}

func TestExportDataIsASectionOfAnArchive(t *testing.T) {
	b := builder(t)
	a, err := b.archives(t.Context(), false, []string{"os", "testing"})
	require.NoError(t, err, "archives")
	for _, path := range []string{"os", "testing"} {
		data, err := exportData(a.files[path])
		require.NoError(t, err, "export data of %s", path)
		assert.Regexp(t, `(?s)^go object .*\n\$\$B\n.*\n\$\$\n$`, string(data), "export data of %s", path)
	}
	_, err = exportData(filepath.Join(b.Root, "go.sum"))
	assert.ErrorContains(t, err, "begins with no export data", "export data of a file that is no archive")
}

func TestABinaryIsSparedWhatNobodyInItNeeds(t *testing.T) {
	b := builder(t)
	suites := append(slices.Clone(linked), "github.com/stretchr/testify/assert", "github.com/stretchr/testify/require")
	spared, err := b.archives(t.Context(), false, suites)
	require.NoError(t, err, "archives for a suite")
	assert.Empty(t, spared.said, "what go list complains about")
	needless := map[string][]string{ // by what somebody imports who gets them after all
		"net/http": {"crypto/tls", "internal/fuzz", "go.yaml.in/yaml/v3"},
		"net/url":  {"net/netip", "runtime/pprof"},
	}
	for imported, paths := range needless {
		whole, err := b.archives(t.Context(), false, append(suites, imported))
		require.NoError(t, err, "archives for a suite that imports %s", imported)
		assert.Empty(t, whole.said, "what go list complains about")
		for _, path := range paths {
			assert.NotContains(t, spared.files, path, "packages for a suite")
			assert.Contains(t, whole.files, path, "packages for a suite that imports %s", imported)
		}
	}
}

// A later toolchain may ask more of a test's main package than the stand-in has. Then
// a binary gets what came with the toolchain, and takes longer to link.
func TestAStandInThatDoesNotFitIsLeftOut(t *testing.T) {
	b := builder(t)
	b.spareDir = t.TempDir()
	tree := filepath.Join(b.Root, "grader", "internal", "build", "standin")
	require.NoError(t, os.CopyFS(b.spareDir, os.DirFS(tree)), "copy the stand-ins")
	file := filepath.Join(b.spareDir, "testdeps", "testdeps.go")
	text, err := os.ReadFile(file)
	require.NoError(t, err, "read the stand-in")
	lacking := bytes.Replace(text, []byte("func (TestDeps) ImportPath()"), []byte("func (TestDeps) Other()"), 1)
	require.NotEqual(t, string(text), string(lacking), "the stand-in without a method")
	require.NoError(t, os.WriteFile(file, lacking, 0o600), "write the stand-in")
	got, err := b.archives(t.Context(), false, linked)
	require.NoError(t, err, "archives")
	assert.Empty(t, got.said, "what go list complains about")
	assert.Contains(t, got.files, "internal/fuzz", "packages, of which the toolchain's own testdeps imports this one")
}
