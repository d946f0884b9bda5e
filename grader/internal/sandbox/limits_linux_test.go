package sandbox_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"interleave/grader/internal/sandbox"
)

func TestRunHoldsToTheLimits(t *testing.T) {
	c := command(t, "hoards")
	c.Limits.Memory = 128 << 20
	got := run(t, c)
	assert.Equal(t, sandbox.Memory, got.Reason, "reason; stderr: %.300s", got.Stderr)

	got = run(t, command(t, "writes"))
	assert.Contains(t, got.Stdout+got.Signal, "file", "what became of a write to a file: %+v", got)
}
