package race

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
)

// Others may use what they like, also together with a Lock.
type Account struct {
	mu      sync.Mutex
	lock    Lock
	balance atomic.Int64
}

func (a *Account) use() {
	a.mu.Lock()
	a.lock.Lock()
	a.lock.held <- struct{}{}
}

var _ sync.Locker = (*Lock)(nil)

func WithLock(l sync.Locker, fn func()) { l.Lock() }

type Lock struct {
	held  chan struct{}
	guard guard
	embedded
	any   locker
	queue *queue[sync.Mutex] // want "apart"
	err   error
}

func NewLock() *Lock {
	l := &Lock{held: make(chan struct{}, 1), any: other()}
	return l
}

func other() locker { return new(sync.RWMutex) } // want "apart"

func (l *Lock) Lock() {
	l.held <- struct{}{}
	l.guard.Lock()
	count.Add(1)
	helper(l)
	_ = l.err.Error()
	_ = errors.Is(l.err, context.Canceled)
}

func (l *Lock) Unlock() {
	l.any.Unlock() // want "apart"
	deep{}.step()
	unlock()
}

func (l *Lock) TryLock() bool {
	var o sync.Once // want "apart"
	o.Do(func() {})
	return mine(l)
}

type guard = sync.Mutex // want "apart"

type embedded struct{ sync.WaitGroup } // want "apart"

type locker interface{ Unlock() }

type queue[T any] struct{ items []T }

var count atomic.Int32 // want "apart"

var unlock = mutex.Unlock

var mutex sync.RWMutex // want "apart"

func helper(l *Lock) { stats(l) }

func stats(*Lock) {
	atomic.AddInt32(new(int32), 1) // want "apart"
}

type deep struct{}

func (deep) step() {
	f := sync.OnceFunc // want "apart"
	f(nil)
}

// A name stands for what it was declared as.
func mine(sync *Lock) bool { return sync.held == nil }

type asked struct{ sync int }

func unrelated() { new(sync.Mutex).Lock() }
