package explore

import (
	"sync"
	"unsafe"

	"interleave/grader"
	"interleave/grader/explore/sched"
)

// A Probe counts who is inside a place, and remembers the most there ever were.
// Count and peak change under one lock: reading one and storing the other in
// two steps could miss the peak.
type Probe struct {
	label  string
	engine engine
	mu     sync.Mutex // of the real engine; the explorer never contends for it
	inside int
	peak   int
	limit  int // 0: none
}

// Enter says that the caller is inside from now on.
func (p *Probe) Enter() {
	p.at(sched.Enter, sched.Plus)
	if inside, over := p.count(1); over {
		p.engine.fail(grader.Finding{Class: grader.OverLimit, Message: overLimit(p.label, inside, p.limit)})
	}
}

// Leave says that the caller is outside again.
func (p *Probe) Leave() {
	p.at(sched.Leave, sched.Minus)
	p.count(-1)
}

// AtMost makes a further Enter a failure while n are inside.
func (p *Probe) AtMost(n int) { p.limit = n }

// Inside is how many are inside now.
func (p *Probe) Inside() int {
	p.at(sched.Length, sched.Read)
	inside, _ := p.count(0)
	return inside
}

// Peak is the most that were inside together so far.
func (p *Probe) Peak() int {
	p.at(sched.Length, sched.Read)
	return p.most()
}

//go:norace
func (p *Probe) most() int {
	p.lock()
	defer p.unlock()
	return p.peak
}

// at makes entering, leaving and looking visible steps: who was inside together,
// and who has seen whom, depends on their order. Only an invariant looks without
// a step, for it is checked within one.
func (p *Probe) at(kind sched.Kind, effect sched.Effect) {
	if e, ok := p.engine.(*exploring); ok && e.checking {
		return
	}
	if g := sched.Current(); g != nil {
		g.Op = sched.Op{Kind: kind, Effect: effect, Object: unsafe.Pointer(p), Label: p.label}
		g.Gate()
		g.Progress()
	}
}

//go:norace
func (p *Probe) count(delta int) (inside int, over bool) {
	p.lock()
	defer p.unlock()
	p.inside += delta
	p.peak = max(p.peak, p.inside)
	return p.inside, delta > 0 && p.limit > 0 && p.inside > p.limit
}

// The lock must not be taken under the explorer: it would order what the
// program does not, and hide its races.

//go:norace
func (p *Probe) lock() {
	if sched.Current() == nil {
		p.mu.Lock()
	}
}

//go:norace
func (p *Probe) unlock() {
	if sched.Current() == nil {
		p.mu.Unlock()
	}
}
