package sandbox

import (
	"context"
	"runtime"
	"time"
)

// grace is how long the pipes of a process that has ended may take to run dry, and
// lastWords how long one whose end has come may take to say where it was. A machine
// that is busy with much else needs seconds for that, and without a stack there is
// nobody to blame.
const (
	grace     = 2 * time.Second
	lastWords = 20 * time.Second
)

// watch waits until the process has ended, and sees to it that it does.
func (p *process) watch(ctx context.Context, l Limits) (Reason, error) {
	over := time.NewTimer(l.Wall)
	defer over.Stop()
	look := time.NewTimer(p.budget(l.CPU))
	defer look.Stop()
	for {
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
		case <-look.C:
			left := p.budget(l.CPU)
			if left <= 0 {
				p.interrogate()
				return CPU, nil
			}
			look.Reset(left)
		}
	}
}

// interrogate asks a Go program for the stacks of its goroutines, which ends
// it, and kills what does not answer.
func (p *process) interrogate() {
	dump(p.cmd)
	patience := time.NewTimer(lastWords)
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

// budget is how long it takes at least until the process has used up its
// processors' time.
func (p *process) budget(most time.Duration) time.Duration {
	const forever = 1<<63 - 1
	if most == 0 {
		return forever
	}
	spent, known := used(p.cmd.Process.Pid, p.began)
	if !known {
		return forever // it has ended
	}
	left := most - spent
	if left <= 0 {
		return 0
	}
	return max(left/time.Duration(runtime.NumCPU()), 10*time.Millisecond)
}
