package sync

import (
	"unsafe"

	"interleave/grader/explore/sched"
)

// An RWMutex doubles [sync.RWMutex]. As there, a writer that waits keeps new
// readers out, and the readers that it kept out go before the next writer.
type RWMutex struct {
	writer  bool // a writer is in, or waits for the readers to leave
	writing bool // it is in
	readers int  // inside, or let in and on their way
	waiting []*sched.G
	holder  *sched.G
	wrote   byte // address of the edge from writers
	read    byte // address of the edge from readers
}

// An RWMutex as the scheduler asks about it. Methods of RWMutex itself would
// become those of every struct that embeds a lock.
type (
	writerTurn RWMutex // for a writer that has not come in front yet
	readerGone RWMutex // for the writer in front
)

// Ready reports whether no other writer is there.
//
//go:norace
func (t *writerTurn) Ready(*sched.G) bool { return !t.writer }

// Holder is the writer that is there.
//
//go:norace
func (t *writerTurn) Holder() *sched.G { return t.holder }

// Ready reports whether all readers have left.
//
//go:norace
func (t *readerGone) Ready(*sched.G) bool { return t.readers == 0 }

// Lock is [sync.RWMutex.Lock].
//
//go:norace
func (m *RWMutex) Lock() {
	g := sched.At(sched.Lock, sched.Write, unsafe.Pointer(m), (*writerTurn)(m))
	if m.writer {
		select {} // no schedule is running: nobody will ever unlock it
	}
	m.writer, m.holder = true, g
	if m.readers > 0 {
		sched.At(sched.Lock, sched.Write, unsafe.Pointer(m), (*readerGone)(m))
	}
	m.enter(g)
}

//go:norace
func (m *RWMutex) enter(g *sched.G) {
	m.writer, m.writing, m.holder = true, true, g
	sched.Acquire(unsafe.Pointer(&m.wrote))
	sched.Acquire(unsafe.Pointer(&m.read))
	if g != nil {
		g.Progress()
	}
}

// TryLock is [sync.RWMutex.TryLock].
//
//go:norace
func (m *RWMutex) TryLock() bool {
	g := sched.At(sched.TryLock, sched.Write, unsafe.Pointer(m), nil)
	if m.writer || m.readers > 0 {
		refused(g)
		return false
	}
	m.enter(g)
	return true
}

// Unlock is [sync.RWMutex.Unlock].
//
//go:norace
func (m *RWMutex) Unlock() {
	g := sched.At(sched.Unlock, sched.Write, unsafe.Pointer(m), nil)
	if !m.writing {
		sched.Fail("fatal", "sync: Unlock of unlocked RWMutex")
	}
	sched.Release(unsafe.Pointer(&m.wrote))
	m.writer, m.writing, m.holder = false, false, nil
	for _, reader := range m.waiting {
		m.readers++
		reader.Grant()
	}
	m.waiting = nil
	if g != nil {
		g.Progress()
	}
}

// RLock is [sync.RWMutex.RLock].
//
//go:norace
func (m *RWMutex) RLock() {
	g := sched.At(sched.RLock, sched.Plus, unsafe.Pointer(m), nil)
	switch {
	case !m.writer:
		m.readers++
	case g == nil:
		select {} // no schedule is running: nobody will ever unlock it
	default:
		m.waiting = append(m.waiting[:len(m.waiting):len(m.waiting)], g)
		g.AwaitFrom((*writerTurn)(m))
	}
	sched.Acquire(unsafe.Pointer(&m.wrote))
	if g != nil {
		g.Progress()
	}
}

// TryRLock is [sync.RWMutex.TryRLock].
//
//go:norace
func (m *RWMutex) TryRLock() bool {
	g := sched.At(sched.TryLock, sched.Write, unsafe.Pointer(m), nil)
	if m.writer {
		refused(g)
		return false
	}
	m.readers++
	sched.Acquire(unsafe.Pointer(&m.wrote))
	if g != nil {
		g.Progress()
	}
	return true
}

// RUnlock is [sync.RWMutex.RUnlock].
//
//go:norace
func (m *RWMutex) RUnlock() {
	g := sched.At(sched.Unlock, sched.Minus, unsafe.Pointer(m), nil)
	if m.readers <= 0 {
		sched.Fail("fatal", "sync: RUnlock of unlocked RWMutex")
	}
	sched.ReleaseMerge(unsafe.Pointer(&m.read))
	m.readers--
	if g != nil {
		g.Progress()
	}
}

type rlocker RWMutex

func (r *rlocker) Lock()   { (*RWMutex)(r).RLock() }
func (r *rlocker) Unlock() { (*RWMutex)(r).RUnlock() }

// RLocker is [sync.RWMutex.RLocker].
func (m *RWMutex) RLocker() Locker { return (*rlocker)(m) }
