package sandbox

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"time"
)

// A box runs processes in one of the tiers. The tiers differ in how a process
// begins; from then on all are watched in the same way, from outside.
type box struct {
	tier    Tier
	prepare func(Command) (*launch, error)
}

var _ Box = (*box)(nil)

// A launch is a process before its start. Its program sees the files that
// follow descriptor 2.
type launch struct {
	cmd *exec.Cmd

	// begun is called when the process has started; an error ends it.
	begun func() error

	// failed is called when the process has ended. It says why it never came to
	// the program, or nil.
	failed func() error
}

// Tier says how much the box keeps a process from.
func (b *box) Tier() Tier { return b.tier }

// Run starts the process, watches it and leaves nothing of it.
func (b *box) Run(ctx context.Context, c Command) (Outcome, error) {
	if err := ctx.Err(); err != nil {
		return Outcome{}, err
	}
	// Linux kills the child when the thread that started it ends, not when the
	// process does. So this goroutine keeps its thread until the child is gone.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	p, err := b.start(c)
	if err != nil {
		return Outcome{}, fmt.Errorf("start %s: %w", c.Path, err)
	}
	reason, err := p.watch(ctx, c.Limits)
	p.finish()
	if failure := p.failed(); failure != nil && err == nil {
		err = fmt.Errorf("put %s into a box of %v: %w", c.Path, b.tier, failure)
	}
	if err != nil {
		return Outcome{}, err
	}
	return p.outcome(reason), nil
}

// A process is a command that runs.
type process struct {
	*launch
	stdout, stderr *keeper
	flood          *flood
	limits         Limits
	began          time.Time
	records        *os.File      // our end of descriptor 3
	read           chan struct{} // closed when Records has returned
	ended          chan error    // gets what Wait returns
}

func (b *box) start(c Command) (*process, error) {
	l, err := b.prepare(c)
	if err != nil {
		return nil, err
	}
	ours, theirs, err := os.Pipe()
	if err != nil {
		return nil, errors.Join(err, l.failed())
	}
	defer theirs.Close()
	p := &process{launch: l, limits: c.Limits, began: time.Now(), records: ours, read: make(chan struct{}), ended: make(chan error, 1)}
	p.flood = newFlood(c.Limits.Flood)
	p.stdout, p.stderr = newKeeper(c.Limits.Kept, p.flood), newKeeper(c.Limits.Kept, p.flood)
	p.cmd.Stdout, p.cmd.Stderr = p.stdout, p.stderr
	p.cmd.ExtraFiles = slices.Insert(p.cmd.ExtraFiles, 0, theirs)
	p.cmd.WaitDelay = grace // for whoever else holds stdout or stderr
	if err := p.begin(); err != nil {
		ours.Close()
		return nil, err
	}
	go func() { // finish waits for it
		defer close(p.read)
		c.Records(ours)
	}()
	go func() { p.ended <- p.cmd.Wait() }() // watch waits for it
	return p, nil
}

func (p *process) begin() error {
	if err := p.cmd.Start(); err != nil {
		return errors.Join(err, p.failed())
	}
	if err := p.begun(); err != nil {
		kill(p.cmd)
		return errors.Join(err, p.cmd.Wait(), p.failed())
	}
	return nil
}
