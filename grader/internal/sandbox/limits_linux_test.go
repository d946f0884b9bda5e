package sandbox_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"interleave/grader/internal/sandbox"
)

func TestRunHoldsToTheLimits(t *testing.T) {
	inEachTier(t, func(t *testing.T, box sandbox.Box) {
		c := command(t, "hoards")
		c.Limits.Memory = 128 << 20
		got := run(t, box, c)
		assert.Equal(t, sandbox.Memory, got.Reason, "reason; stderr: %.300s", got.Stderr)

		c = command(t, "spins")
		c.Limits.CPU = 200 * time.Millisecond
		c.Env = append(c.Env, "GOMAXPROCS=1", "GODEBUG=asyncpreemptoff=1", "GOTRACEBACK=crash")
		got = run(t, box, c)
		assert.Equal(t, sandbox.CPU, got.Reason, "reason; stderr: %.300s", got.Stderr)
		assert.Contains(t, got.Stderr, "sandbox_test.spin", "stacks of a process whose processors' time is over")
	})
}
