// Command goker explores the kernels of real bugs that come with Go, and prints
// which of them are found.
//
// The kernels (GoBench's GoKer: Yuan and others, CGO 2021) are programs that
// leave a goroutine behind for the leak profiler to find. Here each becomes a
// test in a temporary folder: the profile is left out, and of a hundred or a
// thousand copies that were to make the bug likely, one stays. Nothing of them is
// part of this repository.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"time"

	"interleave/grader"
	"interleave/grader/internal/pipeline"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "goker:", err)
		os.Exit(3)
	}
}

func run(ctx context.Context) error {
	pattern := flag.String("run", "", "only these kernels")
	keep := flag.String("keep", "", "write the tests into this folder and leave them there")
	flag.Parse()
	dir := *keep
	if dir == "" {
		made, err := os.MkdirTemp("", "interleave-goker")
		if err != nil {
			return err
		}
		defer os.RemoveAll(made)
		dir = made
	}
	build := filepath.Join(dir, ".build")
	if err := os.MkdirAll(build, 0o755); err != nil {
		return err
	}
	root, err := exec.CommandContext(ctx, "go", "env", "GOROOT").Output()
	if err != nil {
		return fmt.Errorf("find Go's source: %w", err)
	}
	kernels, err := turn(filepath.Join(strings.TrimSpace(string(root)), "src/runtime/testdata/testgoroutineleakprofile/goker"), dir)
	if err != nil {
		return err
	}
	spent := make(stopwatch)
	r, err := pipeline.Explore(ctx, pipeline.TestOptions{
		Root: ".", Dir: dir, Package: ".", Run: *pattern, Limits: limits, Scratch: build,
		Progress: func(p pipeline.Progress) {
			if p.Leg != grader.Explore {
				return
			}
			if spent.tell(p.Behaviour, p.Ended); p.Ended {
				fmt.Fprintf(os.Stderr, "%d of %d: %s, %d schedules\n", p.Done, p.Total, p.Behaviour, p.Schedules)
			}
		},
	})
	if err != nil {
		return err
	}
	return print(r, kernels, spent)
}

// A stopwatch holds how long each kernel has been explored, or since when. Only
// the leg that explores tells it, one kernel after the other.
type stopwatch map[string]interval

type interval struct {
	begun time.Time
	spent time.Duration
}

func (w stopwatch) tell(kernel string, ended bool) {
	if now := time.Now(); ended {
		w[kernel] = interval{spent: now.Sub(w[kernel].begun)}
	} else {
		w[kernel] = interval{begun: now}
	}
}

// limits are generous in time, which decides nothing.
var limits = grader.Limits{
	Schedules: 10_000, RaceSchedules: 100, Steps: 3_000,
	CPU: time.Minute, Wall: 5 * time.Minute, Memory: 4 << 30, Output: 64 << 10,
}
