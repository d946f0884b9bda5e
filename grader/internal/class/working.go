package class

import (
	"fmt"
	"io"
	"log/slog"
	"runtime"
	"time"

	"interleave/grader/internal/class/queue"
	"interleave/grader/internal/cli"
)

// Working is how a process works.
type Working struct {
	Workers   int
	Patience  time.Duration `default:"3m"`
	AllowTier int           `default:"1"`
}

// strong refuses to run strangers' code in a box that is weaker than allowed.
func (w *Working) strong(s *shop) error {
	box := s.grader.Info.Sandbox
	if n := tier(s.grader.Info); n > w.AllowTier || n == 0 {
		return cli.Misuse(
			fmt.Sprintf("the strongest box that this machine offers is %s, and this is strangers' code", box),
			fmt.Sprintf("run it in a virtual machine that is thrown away, and add -allow-tier %d", n))
	}
	return nil
}

// atWork is how many jobs this process works on at once.
func (w *Working) atWork() int {
	if w.Workers > 0 {
		return w.Workers
	}
	return runtime.NumCPU()
}

// open opens the queue, to work on it or only to fill it. A job may come apart, and
// what is left of it wait until it is alone.
func (w *Working) open(s *shop, log io.Writer, work bool) (*queue.Queue, error) {
	n := w.atWork()
	if !work {
		n = 0
	}
	return queue.Open(s.store, queue.Options{
		Workers: n, Longest: 8 * w.Patience, Do: s.do,
		Log: slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelError + 1})),
	})
}
