package sync

import (
	"sync"
	"unsafe"

	"interleave/grader/explore/sched"
)

// A Locker is [sync.Locker].
type Locker = sync.Locker

// A Mutex doubles [sync.Mutex]. It is not fair: a newcomer may get in before
// those who have waited, as it may in reality.
type Mutex struct {
	locked bool
	holder *sched.G
	edge   byte
}

// free is a Mutex as the scheduler asks about it. A method of Mutex itself would
// become one of every struct that embeds a lock.
type free Mutex

// Ready reports whether the lock is free.
//
//go:norace
func (m *free) Ready(*sched.G) bool { return !m.locked }

// Holder is the goroutine that locked it.
//
//go:norace
func (m *free) Holder() *sched.G { return m.holder }

// Lock is [sync.Mutex.Lock].
//
//go:norace
func (m *Mutex) Lock() {
	g := sched.At(sched.Lock, sched.Write, unsafe.Pointer(m), (*free)(m))
	if m.locked {
		select {} // no schedule is running: nobody will ever unlock it
	}
	m.take(g)
}

//go:norace
func (m *Mutex) take(g *sched.G) {
	m.locked, m.holder = true, g
	sched.Acquire(unsafe.Pointer(&m.edge))
	if g != nil {
		g.Progress()
	}
}

// TryLock is [sync.Mutex.TryLock].
//
//go:norace
func (m *Mutex) TryLock() bool {
	g := sched.At(sched.TryLock, sched.Write, unsafe.Pointer(m), nil)
	if m.locked {
		refused(g)
		return false
	}
	m.take(g)
	return true
}

//go:norace
func refused(g *sched.G) {
	if g != nil {
		g.Futile()
		g.Note("false")
	}
}

// Unlock is [sync.Mutex.Unlock]. Any goroutine may call it.
//
//go:norace
func (m *Mutex) Unlock() {
	g := sched.At(sched.Unlock, sched.Write, unsafe.Pointer(m), nil)
	if !m.locked {
		sched.Fail("fatal", "sync: unlock of unlocked mutex")
	}
	sched.Release(unsafe.Pointer(&m.edge))
	m.locked, m.holder = false, nil
	if g != nil {
		g.Progress()
	}
}
