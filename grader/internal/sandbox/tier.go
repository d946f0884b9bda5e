package sandbox

import (
	"fmt"
	"sync"
)

// A Tier says how much a box keeps a process from. The zero value stands for
// the strongest that this machine offers.
type Tier int

// The tiers, from the strongest to the weakest.
const (
	Isolated   Tier = iota + 1 // an empty machine of its own: namespaces, system call filter, limits
	Restricted                 // this machine, but none of its files: Landlock, system call filter, limits
	Limited                    // this machine; held to its limits and ended with all it started
)

// String names the tier as results do.
func (t Tier) String() string {
	switch t {
	case Isolated:
		return "tier 1: namespaces, system call filter, limits"
	case Restricted:
		return "tier 2: Landlock, system call filter, limits"
	case Limited:
		return "tier 3: process limits"
	}
	return fmt.Sprintf("tier %d", int(t))
}

// Open returns the strongest box of this machine that is no stronger than most.
// A box of the weakest tier is always there.
func Open(most Tier) Box {
	for t := max(most, Isolated); t < Limited; t++ {
		if Try(t) == nil {
			return boxOf(t)
		}
	}
	return boxOf(Limited)
}

// Try reports why this machine has no box of the tier, or nil if it has. Whether
// it has is found out by putting a process into one, once for all: neither the
// version of the kernel nor any setting says what a container around us or a
// security module makes of it.
func Try(t Tier) error {
	attempt, ok := attempts[t]
	if !ok {
		return fmt.Errorf("there is no tier %d", int(t))
	}
	return attempt()
}

var attempts = map[Tier]func() error{
	Isolated:   sync.OnceValue(func() error { return probe(Isolated) }),
	Restricted: sync.OnceValue(func() error { return probe(Restricted) }),
	Limited:    func() error { return nil },
}

func boxOf(t Tier) *box {
	if t == Limited {
		return &box{tier: t, prepare: prepareHere}
	}
	return &box{tier: t, prepare: func(c Command) (*launch, error) { return prepareStage(t, c) }}
}
