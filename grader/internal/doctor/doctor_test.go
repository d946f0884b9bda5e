package doctor

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader/internal/build"
	"interleave/grader/internal/sandbox"
)

// What is there is tried in the sessions of the command, on real machines with
// and without it.

func TestHealthyIsSpoiledByWhatMakesGradingWeaker(t *testing.T) {
	tests := map[string]struct {
		findings []Finding
		want     bool
	}{
		"nothing is missing":          {[]Finding{{State: Fine}, {State: Fine}}, true},
		"something is less at hand":   {[]Finding{{State: Fine}, {State: Absent}}, true},
		"something makes it weaker":   {[]Finding{{State: Weaker}, {State: Fine}}, false},
		"nobody filled in a finding":  {[]Finding{{}, {State: Fine}}, false},
		"nothing at all was asked of": {nil, true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, tt.want, Healthy(tt.findings), "Healthy when %s", name)
		})
	}
}

func TestAWeakerBoxSaysWhatFollows(t *testing.T) {
	got := Doctor{Tier: sandbox.Limited}.box()
	assert.Equal(t, Weaker, got.State, "state")
	assert.Contains(t, got.Says, "tier 3: process limits; no stronger one was to be used. Verdicts are the same, but", "what it says")
	assert.NotEmpty(t, got.Remedy, "what to do")
}

func TestWithoutTheGoCommandNothingCanBeGraded(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	all, err := Doctor{Root: "../../..", Tier: sandbox.Limited, Told: func(string) {}}.Examine(t.Context())
	require.NoError(t, err, "Examine")
	require.Len(t, all, 4, "findings: %+v", all)
	assert.Contains(t, all[0].Says, "nothing can be graded: ask the go command what it is", "on Go")
	assert.Equal(t, "there is none: a class's repositories cannot be fetched; grading one's own files does not need it", all[2].Says, "on git")
	assert.Equal(t, Absent, all[3].State, "state of make")
}

func TestWithoutACCompilerThereIsNoRaceDetector(t *testing.T) {
	got := detector(build.Toolchain{GOOS: "linux", GOARCH: "amd64", CC: "gcc"})
	assert.Equal(t, Weaker, got.State, "state")
	assert.Contains(t, got.Says, "there is no C compiler (gcc), which the race detector needs", "what it says")
	assert.Contains(t, got.Remedy, "apt-get install gcc libc6-dev", "what to do")

	got = detector(build.Toolchain{GOOS: "plan9", GOARCH: "amd64"})
	assert.Contains(t, got.Says, "Go has no race detector for plan9/amd64", "on a system without one")
}

func TestAProofHoldsOnlyIfTheProgramWasStopped(t *testing.T) {
	for _, p := range proofs {
		assert.False(t, p.stopped(sandbox.Outcome{Reason: sandbox.Signalled, Signal: "killed"}), "%s: killed by somebody else", p.what)
		assert.False(t, p.stopped(sandbox.Outcome{}), "%s: nobody knows how", p.what)
	}
}
