package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"time"

	"interleave/grader"
	"interleave/grader/internal/build"
	"interleave/grader/internal/course"
	"interleave/grader/internal/pipeline"
	"interleave/grader/internal/report"
)

// exploreCommand is what somebody types who has tests and no exercise.
type exploreCommand struct {
	Package   string `arg:""`
	Run       string ``
	Schedules int    `default:"10000"`
	Steps     int    `default:"3000"`
	JSON      string `name:"json"`
	Look      look   `embed:""`

	root string // from the whole command line
}

// What a process that explores tests may use of the machine. All that decides
// anything is counted in schedules and steps.
const (
	testCPU    = 10 * time.Minute
	testWall   = time.Hour
	testMemory = 4 << 30
	testOutput = 1 << 20 // worth keeping; 64 times that may be printed, and the race detector does
)

func (e *exploreCommand) run(ctx context.Context, c console, s stages) (int, error) {
	opts, err := e.options()
	if err != nil {
		return 0, err
	}
	p := e.Look.progress(c)
	n := news{say: p.say}
	opts.Progress = n.hearTests
	r, err := s.explore(ctx, opts)
	p.done()
	if err != nil {
		return 0, e.explain(err)
	}
	for _, t := range r.Tests {
		keepFailing(grader.Failing{Package: r.Package, Dir: opts.Dir, Result: t})
	}
	if err := e.write(c, r); err != nil {
		return 0, err
	}
	return e.code(r), nil
}

func (e *exploreCommand) options() (pipeline.TestOptions, error) {
	if _, err := regexp.Compile(e.Run); err != nil {
		return pipeline.TestOptions{}, &usageError{fmt.Sprintf("-run wants a regular expression: %v", err), "go tool grade explore ./mypackage -run TestTransfer"}
	}
	if e.Schedules < 1 || e.Steps < 1 {
		return pipeline.TestOptions{}, &usageError{"-schedules and -steps want a number of at least 1", "go tool grade explore ./mypackage -schedules 1000"}
	}
	dir, err := os.Getwd()
	if err != nil {
		return pipeline.TestOptions{}, fmt.Errorf("find the current folder: %w", err)
	}
	root, err := engineRoot(e.root)
	return pipeline.TestOptions{
		Root: root, Dir: dir, Package: e.Package, Run: e.Run,
		Limits: testLimits(e.Schedules, e.Steps),
	}, err
}

func testLimits(schedules, steps int) grader.Limits {
	return grader.Limits{
		Schedules: schedules, RaceSchedules: max(1, schedules/10), Steps: steps,
		CPU: testCPU, Wall: testWall, Memory: testMemory, Output: testOutput,
	}
}

// engineRoot finds the explorer's own tree: the course that one is in, or else
// the one that this program was compiled from.
func engineRoot(given string) (string, error) {
	if given == "" {
		given = "."
	}
	root, err := course.Root(given)
	if err == nil {
		return root, nil
	}
	if _, file, _, ok := runtime.Caller(0); ok {
		if root, err := course.Root(filepath.Dir(file)); err == nil {
			return root, nil
		}
	}
	return "", &usageError{err.Error(), "the explorer's source is compiled into the tests: run this where its repository is"}
}

// explain tells what the person can change from what failed here.
func (e *exploreCommand) explain(err error) error {
	var unknown *build.NoPackageError
	var none *pipeline.NoTestError
	switch {
	case errors.As(err, &unknown):
		return &usageError{unknown.Error(), "name one package as go test does: ./mypackage, or its import path"}
	case errors.As(err, &none):
		return &usageError{none.Error(), "-run chooses tests as go test's -run does"}
	}
	return err
}

func (e *exploreCommand) write(c console, r *grader.TestsResult) error {
	if e.JSON != "" {
		text, err := json.MarshalIndent(r, "", "  ")
		if err != nil {
			return fmt.Errorf("write the result: %w", err)
		}
		text = append(text, '\n')
		if e.JSON == "-" {
			_, err = c.out.Write(text)
			return err
		}
		if err := os.WriteFile(e.JSON, text, 0o644); err != nil {
			return &usageError{fmt.Sprintf("the result cannot be written: %v", err), "-json names a file in a folder that exists, or - for standard output"}
		}
	}
	return report.Tests(c.out, r, e.Look.options(c))
}

func (e *exploreCommand) code(r *grader.TestsResult) int {
	switch {
	case len(r.CompileErrors)+len(r.Refusals) > 0:
		return ExitUsage
	case r.Found() > 0:
		return ExitBelow
	case !r.Settled():
		return ExitBroken
	}
	return ExitOK
}
