package class

import (
	"context"
	"fmt"
	"time"

	"interleave/grader/internal/class/store"
	"interleave/grader/internal/cli"
)

// workerCommand grades what others have queued.
type workerCommand struct {
	DB      string `name:"db" required:""`
	Drain   bool
	Working `embed:""`
}

// Run works until it is interrupted or, with -drain, until nothing is left to
// do. Workers share a database and nothing else.
func (c *workerCommand) Run(ctx context.Context, t terminal, p place) error {
	if !store.Shared(c.DB) {
		return cli.Misuse("a file cannot be shared between machines", "go tool class worker -db postgres://…; for a file, class run does all the work")
	}
	s, err := openShop(ctx, p, c.DB, c.Patience)
	if err != nil {
		return err
	}
	defer s.close()
	if err := c.strong(s); err != nil {
		return err
	}
	q, err := c.open(s, t.err, true)
	if err != nil {
		return err
	}
	if err := q.Start(ctx); err != nil {
		return err
	}
	fmt.Fprintf(t.err, "class: grader %s waits for work in %s\n", s.grader.ID, s.store.Name)
	err = c.wait(ctx, t, s)
	if stopped := q.Stop(ctx); err == nil {
		err = stopped
	}
	return err
}

// wait returns when there is a reason to stop. Ctrl-C is how a worker is meant
// to end; what it was at goes back into the queue.
func (c *workerCommand) wait(ctx context.Context, t terminal, s *shop) error {
	ticks := time.NewTicker(time.Second)
	defer ticks.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case err := <-s.failed:
			fmt.Fprintf(t.err, "class: %v; it is tried again\n", err)
		case <-ticks.C:
			if left, err := s.store.Queued(ctx); c.Drain && err == nil && left == 0 {
				return nil
			}
		}
	}
}
