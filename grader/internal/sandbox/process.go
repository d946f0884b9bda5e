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

// processBox is tier 3: a process group with resource limits, watched from
// outside.
type processBox struct{}

var _ Box = processBox{}

// Tier says that the box keeps out nothing but excess.
func (processBox) Tier() string { return "tier 3: process limits" }

// Run starts the process, watches it and leaves nothing of it.
func (processBox) Run(ctx context.Context, c Command) (Outcome, error) {
	if err := ctx.Err(); err != nil {
		return Outcome{}, err
	}
	// Linux kills the child when the thread that started it ends, not when the
	// process does. So this goroutine keeps its thread until the child is gone.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	p, err := start(c)
	if err != nil {
		return Outcome{}, fmt.Errorf("start %s: %w", c.Path, err)
	}
	reason, err := p.watch(ctx, c.Limits.Wall)
	p.finish()
	if err != nil {
		return Outcome{}, err
	}
	return p.outcome(reason), nil
}

// A process is a command that runs.
type process struct {
	cmd            *exec.Cmd
	stdout, stderr *keeper
	flood          *flood
	memory         int64         // its limit
	records        *os.File      // our end of descriptor 3
	read           chan struct{} // closed when Records has returned
	ended          chan error    // gets what Wait returns
}

func start(c Command) (*process, error) {
	ours, theirs, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer theirs.Close()
	p := &process{cmd: exec.Command(c.Path), records: ours, read: make(chan struct{}), ended: make(chan error, 1)}
	p.memory = c.Limits.Memory
	p.flood = newFlood(c.Limits.Flood)
	p.stdout, p.stderr = newKeeper(c.Limits.Kept, p.flood), newKeeper(c.Limits.Kept, p.flood)
	p.cmd.Dir, p.cmd.Stdout, p.cmd.Stderr = c.Dir, p.stdout, p.stderr
	p.cmd.Env = slices.Concat([]string{}, c.Env) // nil would mean all of ours
	p.cmd.ExtraFiles = []*os.File{theirs}
	p.cmd.WaitDelay = grace // for whoever else holds stdout or stderr
	confine(p.cmd)
	if err := p.launch(c.Limits); err != nil {
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

func (p *process) launch(l Limits) error {
	if err := p.cmd.Start(); err != nil {
		return err
	}
	if err := restrict(p.cmd.Process.Pid, l); err != nil {
		kill(p.cmd)
		return errors.Join(fmt.Errorf("limit the process: %w", err), p.cmd.Wait())
	}
	return nil
}

// grace is how long a process whose end has come may take to say where it was,
// and its pipes to run dry.
const grace = 2 * time.Second

// watch waits until the process has ended, and sees to it that it does.
func (p *process) watch(ctx context.Context, wall time.Duration) (Reason, error) {
	over := time.NewTimer(wall)
	defer over.Stop()
	select {
	case <-p.ended:
		return Exited, nil
	case <-ctx.Done():
		kill(p.cmd)
		<-p.ended
		return "", ctx.Err()
	case <-p.flood.over:
		kill(p.cmd)
		<-p.ended
		return Output, nil
	case <-over.C:
		p.interrogate()
		return Wall, nil
	}
}

// interrogate asks a Go program for the stacks of its goroutines, which ends
// it, and kills what does not answer.
func (p *process) interrogate() {
	dump(p.cmd)
	patience := time.NewTimer(grace)
	defer patience.Stop()
	select {
	case <-p.ended:
	case <-patience.C:
		kill(p.cmd)
		<-p.ended
	}
}

// finish ends whatever the process has started and reads descriptor 3 to its
// end.
func (p *process) finish() {
	kill(p.cmd) // the rest of its group
	// Only a process that left the group could still hold the other end.
	_ = p.records.SetReadDeadline(time.Now().Add(grace))
	<-p.read
	p.records.Close()
}
