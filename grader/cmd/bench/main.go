// Command bench measures the project against what one would use instead, and
// prints one table.
//
// Machines are shared and noisy: whatever is compared is measured in turn
// within one run, and the medians are compared. Raw figures go to
// bench/results, which git ignores.
//
//	go run ./grader/cmd/bench [explorer] [loop] [watch] [class] [growth]
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"slices"
)

// rounds is how often each thing is measured.
const rounds = 5

// A measure fills in rows of the table. What it writes goes into a folder that is
// removed.
type measure struct {
	name string
	run  func(ctx context.Context, dir string, t *table) error
}

// measures are what can be measured; without a name on the command line, all.
var measures = []measure{
	{"explorer", explorer},
	{"explorer", proofs}, // with the binary that explorer has compiled
	{"loop", loop},
	{"watch", watching},
	{"class", classes},
	{"growth", growth}, // up to 10,000 students
}

func main() {
	for _, name := range os.Args[1:] {
		if !slices.ContainsFunc(measures, func(m measure) bool { return m.name == name }) {
			fmt.Fprintf(os.Stderr, "bench: nothing is called %s; there are explorer, loop, watch, class and growth\n", name)
			os.Exit(2)
		}
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(3)
	}
}

func run(ctx context.Context) error {
	dir, err := os.MkdirTemp("", "interleave-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	var t table
	var failed error // what one measure lacks costs the others nothing
	for _, m := range measures {
		if len(os.Args) > 1 && !slices.Contains(os.Args[1:], m.name) {
			continue
		}
		if err := m.run(ctx, dir, &t); err != nil {
			failed = errors.Join(failed, fmt.Errorf("measure %s: %w", m.name, err))
		}
		if ctx.Err() != nil {
			break
		}
	}
	t.print(os.Stdout)
	return errors.Join(failed, t.save("bench/results"))
}
