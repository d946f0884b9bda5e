package doctor

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"interleave/grader/internal/build"
	"interleave/grader/internal/sandbox"
)

// A proof is something that a box must stop.
type proof struct {
	what    string
	does    string // what the program does
	race    bool   // needs the race detector
	stopped func(sandbox.Outcome) bool
	fine    string // what follows if it was stopped,
	weaker  string // and if not
}

var proofs = []proof{
	{
		what: "race detector", does: "races", race: true,
		stopped: func(o sandbox.Outcome) bool {
			return o.Code == raceCode && strings.Contains(o.Stderr, "WARNING: DATA RACE")
		},
		fine:   "a program with a data race stopped at its first report, inside the box",
		weaker: "a program with a data race was not stopped inside the box, so data races are looked for by the explorer alone",
	},
	{
		what: "memory limit", does: "hoards",
		stopped: func(o sandbox.Outcome) bool { return o.Reason == sandbox.Memory },
		fine:    "a program that wanted more than its memory was ended",
		weaker:  "a program that wanted more than its memory was not ended, so a submission could use up the machine's",
	},
	{
		what: "network", does: "connects",
		stopped: func(o sandbox.Outcome) bool { return o.Reason == sandbox.Forbidden },
		fine:    "a program that asked for a socket was ended",
		weaker:  "a program that asked for a socket got one, so code that gets past the rules could use the network",
	},
	{
		what: "files", does: "reads",
		stopped: func(o sandbox.Outcome) bool { return o.Reason == sandbox.Exited },
		fine:    "a program that looked for a file of this machine found none",
		weaker:  "a program that looked for a file of this machine could read it, and so could code that gets past the rules",
	},
}

// raceCode is the exit code that the race detector is told to use.
const raceCode = 77

// prove puts programs into the box that do what they must not.
func (d Doctor) prove(ctx context.Context, tools build.Toolchain) ([]Finding, error) {
	if runtime.GOOS == "windows" {
		return nil, nil // no box there stops any of this
	}
	race := tools.NoRaceDetector() == ""
	d.Told("compiling a program to put into the box (the first time, also the standard library for the race detector: half a minute)")
	dir, err := os.MkdirTemp("", "interleave-doctor-")
	if err != nil {
		return nil, fmt.Errorf("make a folder for the program: %w", err)
	}
	defer os.RemoveAll(dir)
	program := filepath.Join(dir, "patient")
	if err := tools.Program(ctx, d.Root, "./grader/internal/doctor/patient", program, race); err != nil {
		return unproved(ctx, err)
	}
	box := sandbox.Open(d.Tier)
	var all []Finding
	for _, p := range proofs {
		if p.race && !race {
			continue // said already
		}
		d.Told("putting a program into the box that " + p.does)
		f, err := p.run(ctx, box, program, dir)
		if err != nil {
			return nil, err
		}
		all = append(all, f)
	}
	return all, nil
}

// unproved is a machine on which a program does not compile that does here: its
// C compiler lacks something.
func unproved(ctx context.Context, err error) ([]Finding, error) {
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return []Finding{{
		What:   "race detector",
		Says:   fmt.Sprintf("no program can be built with it: %v", err),
		Remedy: "install the C library's headers as well: apt-get install gcc libc6-dev, or what your system calls them",
	}}, nil
}

func (p proof) run(ctx context.Context, box sandbox.Box, program, dir string) (Finding, error) {
	var said bytes.Buffer
	out, err := box.Run(ctx, sandbox.Command{
		Path: program, Dir: dir,
		Env:     []string{"PATIENT=" + p.does, "GOTRACEBACK=crash", fmt.Sprintf("GORACE=halt_on_error=1 atexit_sleep_ms=0 exitcode=%d", raceCode)},
		Limits:  sandbox.Limits{Wall: time.Minute, Memory: 1 << 30, Kept: 1 << 16, Flood: 1 << 24},
		Records: func(r io.Reader) { _, _ = io.Copy(&said, io.LimitReader(r, 1<<10)) },
	})
	if err != nil {
		return Finding{}, fmt.Errorf("put a program into the box that %s: %w", p.does, err)
	}
	if said.Len() == 0 && p.stopped(out) {
		return Finding{What: p.what, State: Fine, Says: p.fine}, nil
	}
	return Finding{What: p.what, Says: p.weaker}, nil
}
