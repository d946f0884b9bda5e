package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader/internal/check"
	"interleave/grader/internal/sandbox"
)

// The page says what a stranger's code could do if one layer failed, so it must
// say what is true today.
func TestThePageOnTheLayersIsCurrent(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and runs the cheats without the rules: a minute")
	}
	if err := sandbox.Try(sandbox.Isolated); err != nil {
		t.Skipf("runs code that no rule has looked at, and this machine has no box of tier 1 for it: %v", err)
	}
	root := filepath.Join("..", "..", "..")
	rows, err := check.Ablate(t.Context(), check.Options{Root: root})
	require.NoError(t, err, "Ablate")
	var page bytes.Buffer
	writeAblation(&page, rows)
	kept, err := os.ReadFile(filepath.Join(root, "docs", "ablation.md"))
	require.NoError(t, err, "read the page")
	assert.Equal(t, string(kept), page.String(), "docs/ablation.md; renew it with: go tool grade check -ablation >docs/ablation.md")
}
