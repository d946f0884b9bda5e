package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
)

// explorer measures schedules per second in both builds, against the same
// scenario on real goroutines.
func explorer(ctx context.Context, dir string, t *table) error {
	plain, err := testBinary(ctx, dir, "plain")
	if err != nil {
		return err
	}
	race, err := testBinary(ctx, dir, "race", "-race")
	if err != nil {
		return err
	}
	explored := row{What: "explorer, plain build", Unit: "schedules/s", Against: "real goroutines, repeated"}
	watched := row{What: "explorer, -race build", Unit: "schedules/s", Against: "real goroutines, repeated, -race"}
	for range rounds {
		for _, m := range []struct {
			binary, benchmark string
			into              *[]float64
		}{
			{plain, "Explored", &explored.Ours},
			{plain, "Repeated", &explored.Theirs},
			{race, "Explored", &watched.Ours},
			{race, "Repeated", &watched.Theirs},
		} {
			figures, err := benchmark(ctx, m.binary, m.benchmark, "schedules/s")
			if err != nil {
				return err
			}
			*m.into = append(*m.into, figures...)
		}
	}
	t.add(explored)
	t.add(watched)
	return nil
}

// proofs compares how many schedules prove a mutex counter with the number of
// inequivalent lock orders, (TN)!/(N!)^T, which none can do with fewer, and says
// what loom 0.7.0 was measured to need.
func proofs(ctx context.Context, dir string, t *table) error {
	orders := map[string]float64{"2x2": 6, "3x1": 6, "3x2": 90}
	loom := map[string]int{"2x2": 90, "3x1": 6225, "3x2": 116319}
	for _, size := range []string{"2x2", "3x1", "3x2"} {
		figures, err := benchmark(ctx, filepath.Join(dir, "plain"), "Proved/"+size, "schedules")
		if err != nil {
			return err
		}
		t.add(row{What: "schedules that prove a counter, " + size, Unit: "schedules", Ours: figures, Against: fmt.Sprintf("lock orders (loom: %d)", loom[size]), Theirs: []float64{orders[size]}})
	}
	return nil
}

func testBinary(ctx context.Context, dir, name string, flags ...string) (string, error) {
	fmt.Fprintf(os.Stderr, "compiling the explorer's benchmarks (%s)\n", name)
	path := filepath.Join(dir, name)
	args := append([]string{"test", "-c", "-o", path}, append(flags, "./grader/explore")...)
	return path, command(exec.CommandContext(ctx, "go", args...))
}

// benchmark runs one benchmark and returns a metric of it.
func benchmark(ctx context.Context, binary, name, unit string) ([]float64, error) {
	cmd := exec.CommandContext(ctx, binary, "-test.run=^$", "-test.bench=^Benchmark"+name+"$", "-test.benchtime=300ms")
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1", "GODEBUG=asyncpreemptoff=1")
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("run benchmark %s: %w", name, err)
	}
	var figures []float64
	for _, match := range regexp.MustCompile(`([0-9.]+) `+regexp.QuoteMeta(unit)+`(\s|$)`).FindAllStringSubmatch(string(out), -1) {
		figure, err := strconv.ParseFloat(match[1], 64)
		if err != nil {
			return nil, fmt.Errorf("read benchmark %s: %w", name, err)
		}
		figures = append(figures, figure)
	}
	if len(figures) == 0 {
		return nil, fmt.Errorf("benchmark %s printed no %s:\n%s", name, unit, out)
	}
	return figures, nil
}

// command runs cmd and puts what it printed into the error.
func command(cmd *exec.Cmd) error {
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%v: %w\n%s", cmd.Args, err, out)
	}
	return nil
}
