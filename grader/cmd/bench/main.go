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
	"fmt"
	"os"
	"os/signal"
	"slices"
)

// rounds is how often each thing is measured.
const rounds = 5

// measures are what can be measured; without a name on the command line, all
// that does not take long.
var measures = []struct {
	name string
	run  func(context.Context, string, *table) error
	long bool
}{
	{"explorer", explorer, false},
	{"explorer", proofs, false}, // with the binary that explorer has compiled
	{"loop", loop, false},
	{"watch", watching, false},
	{"class", classes, true},
	{"growth", growth, true}, // an hour
}

func main() {
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
	for _, m := range measures {
		if asked := slices.Contains(os.Args[1:], m.name); !asked && (len(os.Args) > 1 || m.long) {
			continue
		}
		if err := m.run(ctx, dir, &t); err != nil {
			return err
		}
	}
	t.print(os.Stdout)
	return t.save("bench/results")
}
