package shim

import (
	"time"
	"unsafe"

	"interleave/grader/explore/sched"
)

// A Bell is the channel of a timer. Behind it is room for one value, yet it
// looks unbuffered, as the channels of timers have since Go 1.23. Sending on
// it needs no goroutine and never waits.
type Bell struct {
	ch    chan time.Time
	model *channel
}

// NewBell makes the channel of a timer for the current schedule.
//
//go:norace
func NewBell(g *sched.G) *Bell {
	b := &Bell{ch: make(chan time.Time), model: newChannel(1)}
	g.Keep(b.Object(), b.model)
	return b
}

// Chan is what the program receives from.
//
//go:norace
func (b *Bell) Chan() <-chan time.Time { return b.ch }

// Object is what operations on the channel are about.
//
//go:norace
func (b *Bell) Object() unsafe.Pointer { return Object(b.ch) }

// Arm makes what the running goroutine has done so far happen before whoever
// receives what the bell rings from now on, as setting a real timer does.
//
//go:norace
func (b *Bell) Arm() { sched.ReleaseMerge(unsafe.Pointer(&b.model.slots[0])) }

// Ring sends v, or drops it if the last one is still there. It is no gate.
//
//go:norace
func (b *Bell) Ring(v time.Time) {
	if b.model.canSend() {
		b.model.send(v)
	}
}

// Silence takes back a value that nobody has received and reports whether
// there was one. It is no gate.
//
//go:norace
func (b *Bell) Silence() bool {
	rang := b.model.n > 0
	b.model.n = 0
	return rang
}

// Object is what operations on ch are about.
//
//go:norace
func Object[T any](ch <-chan T) unsafe.Pointer { return receiving(ch).name }

// Shut is [Close] without a gate, for the doubles whose own gate comes first.
//
//go:norace
func Shut[T any](g *sched.G, ch <-chan T) {
	e := receiving(ch)
	e.model(g).shut(e.name)
}

// Idle reports whether nobody waits for the bell.
//
//go:norace
func (b *Bell) Idle() bool { return !waiting(b.model.receivers) }
