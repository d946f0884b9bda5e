package pipeline

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"interleave/grader"
	"interleave/grader/internal/policy"
	"interleave/grader/internal/sandbox"
)

// A trial is a file that is held against the rules by a process which may come to
// harm by it. A page of types, each made of the one before twice, takes a type
// checker all the memory that there is; and the grader checks types itself. Which
// pages do that cannot be listed, so before the grader reads a file, a process of
// its own does. Nothing of the file is carried out there, so the process has limits
// and needs no stronger box, which would take longer than the reading; and what it
// says is ours, so the rules need not be asked again.
type trial struct {
	Exercise grader.Exercise
	Source   []byte
}

const (
	trialName     = "interleave: a trial of a submission"
	trialVariable = "INTERLEAVE_TRIAL"
)

// What reading a file may take. It takes a thousandth of it.
const (
	trialMemory = 1 << 30
	trialCPU    = 5 * time.Second
	trialWall   = 5 * time.Minute // whatever else the machine does
)

func init() {
	sandbox.Role(trialName, func() {
		var t trial
		if err := json.Unmarshal([]byte(os.Getenv(trialVariable)), &t); err != nil {
			fmt.Fprintln(os.Stderr, "read the trial:", err)
			return
		}
		records := os.NewFile(grader.RecordDescriptor, "records")
		if err := json.NewEncoder(records).Encode(policy.Check(t.Exercise, t.Source)); err != nil {
			fmt.Fprintln(os.Stderr, "write what the rules say:", err)
		}
	})
}

// refusals are what is wrong with a file before it is built: what breaks a rule, or
// that the file is more than a process survives which only reads it.
func (g *grading) refusals(ctx context.Context, ex grader.Exercise, source []byte) ([]grader.Refusal, error) {
	said, out, err := g.try(ctx, ex, source)
	if err != nil {
		return nil, fmt.Errorf("try to read %s: %w", ex.File, err)
	}
	var found []grader.Refusal
	switch read := json.Unmarshal(said, &found) == nil; {
	case read && g.NoRules:
		return nil, nil
	case read:
		return found, nil
	case out.Reason == sandbox.Memory, out.Reason == sandbox.CPU, out.Reason == sandbox.Wall, strings.Contains(out.Stderr, "stack overflow"):
		// Which of them it meets first depends on the machine, so they are one.
		return []grader.Refusal{{
			Rule: "complexity", File: ex.File,
			Message: "takes more than 1 GiB of memory or 5 seconds to be read: the types or constants in it grow without measure",
		}}, nil
	}
	return nil, fmt.Errorf("try to read %s: the process that did ended too early (%s, exit code %d): %.500s", ex.File, out.Reason, out.Code, out.Stderr)
}

// try has a process read the file, and returns what that says and how it ends.
func (g *grading) try(ctx context.Context, ex grader.Exercise, source []byte) (said []byte, out sandbox.Outcome, err error) {
	ex.Behaviours = nil // the policy does not look at them
	text, err := json.Marshal(trial{ex, source})
	if err != nil {
		return nil, out, err
	}
	self, err := os.Executable()
	if err != nil {
		return nil, out, err
	}
	out, err = sandbox.Open(sandbox.Limited).Run(ctx, sandbox.Command{
		Path: self, As: trialName, Dir: g.Scratch, Env: []string{trialVariable + "=" + string(text)},
		Limits:  sandbox.Limits{Wall: trialWall, CPU: trialCPU, Memory: trialMemory, Kept: 1 << 12, Flood: 1 << 26},
		Records: func(r io.Reader) { said, _ = io.ReadAll(r) },
	})
	return said, out, err
}
