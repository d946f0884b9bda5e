//go:build unix

package sandbox_test

import (
	"fmt"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"interleave/grader/internal/sandbox"
)

// BenchmarkRun runs a program that does nothing. What a tier costs is the
// difference from tier 3.
func BenchmarkRun(b *testing.B) {
	self, err := os.Executable()
	require.NoError(b, err, "find the test binary")
	for _, tier := range []sandbox.Tier{sandbox.Isolated, sandbox.Restricted, sandbox.Limited} {
		b.Run(fmt.Sprintf("tier %d", int(tier)), func(b *testing.B) {
			if err := sandbox.Try(tier); err != nil {
				b.Skipf("this machine has no %v: %v", tier, err)
			}
			box := sandbox.Open(tier)
			for b.Loop() {
				out, err := box.Run(b.Context(), commandOf(self, "returns"))
				require.NoError(b, err, "Run")
				require.Equal(b, sandbox.Exited, out.Reason, "reason")
			}
		})
	}
}
