package manual

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/internal/judge"
	"interleave/grader/internal/source"
)

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
