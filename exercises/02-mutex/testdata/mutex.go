// Package mutex is exercise 02: locks, how to use one, how to build one, and how
// to hold one no longer than needed. This is the only file you edit.
package mutex

import (
	"errors"
	"sync"
)

// Errors of an Account.
var (
	ErrInsufficientFunds = errors.New("insufficient funds")
	ErrInvalidAmount     = errors.New("amount is not positive")
)

// An Account holds money in cents. Any number of goroutines may use one at once.
type Account struct {
	// TODO: what does an Account hold, and what must everybody do who touches
	// it?
}

// NewAccount returns an account that holds opening, which is not negative.
func NewAccount(opening int) *Account {
	panic("TODO: implement NewAccount")
}

// Deposit adds amount. It returns ErrInvalidAmount unless amount > 0, and then
// nothing has changed.
func (a *Account) Deposit(amount int) error {
	panic("TODO: implement Account.Deposit")
}

// Withdraw takes amount out. It returns ErrInvalidAmount unless amount > 0, and
// ErrInsufficientFunds if the account holds less; then nothing has changed, not
// even for a moment.
func (a *Account) Withdraw(amount int) error {
	panic("TODO: implement Account.Withdraw")
}

// Balance returns what the account holds.
func (a *Account) Balance() int {
	panic("TODO: implement Account.Balance")
}

// WithLock runs fn once, while holding l. It releases l once, however fn ends:
// when it returns, when it panics (the panic goes on unchanged) or when it calls
// runtime.Goexit.
func WithLock(l sync.Locker, fn func()) {
	panic("TODO: implement WithLock")
}

// A Lock is a mutual-exclusion lock built from a channel: neither sync nor
// sync/atomic may be used for it. Goroutines that wait for it sleep, and get it
// in the order in which they came.
type Lock struct {
	// TODO: what can a channel hold, and what does it mean that it is empty, or
	// full?
}

// NewLock returns a Lock that is free.
func NewLock() *Lock {
	panic("TODO: implement NewLock")
}

// Lock waits until the lock is free and takes it. A newcomer stays behind those
// who wait already, also when the lock has just been released.
func (l *Lock) Lock() {
	panic("TODO: implement Lock.Lock")
}

// Unlock releases the lock; any goroutine may do so. It panics if the lock is
// not held, and leaves it usable.
func (l *Lock) Unlock() {
	panic("TODO: implement Lock.Unlock")
}

// TryLock takes the lock if it is free, and reports whether it has. It never
// waits for the holder, and succeeds on a free lock that nobody else is calling.
// It does not succeed while the lock is owed to somebody who waits.
func (l *Lock) TryLock() bool {
	panic("TODO: implement Lock.TryLock")
}

// Locked reports whether the lock is held, or owed to somebody who waits.
func (l *Lock) Locked() bool {
	panic("TODO: implement Lock.Locked")
}

// A Cache loads the value of each key once and remembers it, nil and zero values
// too. Any number of goroutines may use one at once.
type Cache[K comparable, V any] struct {
	// TODO: how do those who want a key that is being loaded learn of it, and
	// what do they wait for?
}

// NewCache returns an empty Cache that calls load for what it does not have.
func NewCache[K comparable, V any](load func(K) (V, error)) *Cache[K, V] {
	panic("TODO: implement NewCache")
}

// Get returns the value of key, and loads it if need be; load may itself Get
// other keys, and a slow load holds up no Get of another key. Gets that wait for
// one load share its value or its error. An error is not remembered: a later Get
// loads again.
//
// If load panics, the panic reaches the Get that ran it. The Gets that waited
// for it, also if it called runtime.Goexit, are not stranded: they load again,
// panic, or return an error.
func (c *Cache[K, V]) Get(key K) (V, error) {
	panic("TODO: implement Cache.Get")
}

// Stats summarises recorded values for many readers. Its zero value is ready to
// use; any number of goroutines may use one at once.
type Stats struct {
	// TODO: who may be in at the same time, and who may not?
}

// Record adds a value.
func (s *Stats) Record(v int) {
	panic("TODO: implement Stats.Record")
}

// Snapshot returns how many values have been recorded and their sum, both of one
// moment.
func (s *Stats) Snapshot() (count, sum int) {
	panic("TODO: implement Stats.Snapshot")
}

// View runs fn once with count and sum of one moment. No Record returns while fn
// runs; many Views may run at once. If fn panics, the panic reaches the caller,
// and nothing stays locked.
func (s *Stats) View(fn func(count, sum int)) {
	panic("TODO: implement Stats.View")
}
