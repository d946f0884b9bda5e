package board_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader/internal/class/board"
)

// axe is the version of axe-core, which knows the rules by which pages can be read
// without eyes or a mouse. It comes from npm for the test, and is no part of us.
const axe = "axe-core@4.10.3"

// accessibility returns axe-core's program, or skips the test.
func accessibility(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	pack := exec.CommandContext(t.Context(), "npm", "pack", "--silent", axe)
	pack.Dir = dir
	if said, err := pack.CombinedOutput(); err != nil {
		t.Skipf("needs npm and a registry for %s: %v: %.200s", axe, err, said)
	}
	packed, err := filepath.Glob(filepath.Join(dir, "*.tgz"))
	require.NoError(t, err, "find the package")
	require.Len(t, packed, 1, "packages")
	require.NoError(t, exec.CommandContext(t.Context(), "tar", "-xzf", packed[0], "-C", dir, "package/axe.min.js").Run(), "unpack %s", axe)
	program, err := os.ReadFile(filepath.Join(dir, "package", "axe.min.js"))
	require.NoError(t, err, "read %s", axe)
	return string(program)
}

func TestPagesCanBeReadByEverybody(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	program := accessibility(t)
	b, dir := chromium(t), t.TempDir()
	write(t, dir, board.Options{Title: "Concurrency 101"}, 3)
	single(t, filepath.Join(dir, "result.html"))
	unsolved(t, filepath.Join(dir, "puzzle.html"))
	for _, name := range []string{"index.html", "students/s1.html", "behaviours/01-race-counter-no-lost-update.html", "result.html", "puzzle.html"} {
		for _, scheme := range []string{"light", "dark"} {
			b.do(t, emulated(scheme), chromedp.Navigate("file://"+filepath.Join(dir, name)))
			var found []string
			b.do(t, chromedp.Evaluate(program, nil), chromedp.Evaluate(
				`axe.run().then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.target.join(" ") + ": " + n.failureSummary)))`,
				&found, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }))
			assert.Empty(t, found, "what is wrong with %s, %s", name, scheme)
		}
	}
}

// emulated makes the browser prefer light or dark pages.
func emulated(scheme string) chromedp.Action {
	return emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}})
}
