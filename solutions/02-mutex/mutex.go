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
	mu      sync.Mutex
	balance int
}

// NewAccount returns an account that holds opening, which is not negative.
func NewAccount(opening int) *Account {
	return &Account{balance: opening}
}

// Deposit adds amount. It returns ErrInvalidAmount unless amount > 0, and then
// nothing has changed.
func (a *Account) Deposit(amount int) error {
	if amount <= 0 {
		return ErrInvalidAmount
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.balance += amount
	return nil
}

// Withdraw takes amount out. It returns ErrInvalidAmount unless amount > 0, and
// ErrInsufficientFunds if the account holds less; then nothing has changed, not
// even for a moment.
func (a *Account) Withdraw(amount int) error {
	if amount <= 0 {
		return ErrInvalidAmount
	}
	a.mu.Lock()
	defer a.mu.Unlock() // deferred, and so also on the way out below
	if a.balance < amount {
		return ErrInsufficientFunds
	}
	a.balance -= amount // under the lock under which it was looked at
	return nil
}

// Balance returns what the account holds.
func (a *Account) Balance() int {
	a.mu.Lock() // reading is not exempt
	defer a.mu.Unlock()
	return a.balance
}

// WithLock runs fn once, while holding l. It releases l once, however fn ends:
// when it returns, when it panics (the panic goes on unchanged) or when it calls
// runtime.Goexit.
func WithLock(l sync.Locker, fn func()) {
	l.Lock()
	defer l.Unlock() // a line after fn() would not be reached by a panic
	fn()
}

// A Lock is a mutual-exclusion lock built from a channel: neither sync nor
// sync/atomic may be used for it. Goroutines that wait for it sleep, and get it
// in the order in which they came.
type Lock struct {
	held chan struct{} // has room for one, and is full while the lock is held
}

// NewLock returns a Lock that is free.
func NewLock() *Lock {
	return &Lock{held: make(chan struct{}, 1)}
}

// Lock waits until the lock is free and takes it. A newcomer stays behind those
// who wait already, also when the lock has just been released.
func (l *Lock) Lock() {
	l.held <- struct{}{}
}

// Unlock releases the lock; any goroutine may do so. It panics if the lock is
// not held, and leaves it usable.
func (l *Lock) Unlock() {
	select {
	case <-l.held: // if somebody waits, the channel is full again at once
	default:
		panic("unlock of a lock that is not held")
	}
}

// TryLock takes the lock if it is free, and reports whether it has. It never
// waits for the holder, and succeeds on a free lock that nobody else is calling.
// It does not succeed while the lock is owed to somebody who waits.
func (l *Lock) TryLock() bool {
	select {
	case l.held <- struct{}{}:
		return true
	default:
		return false
	}
}

// Locked reports whether the lock is held, or owed to somebody who waits.
func (l *Lock) Locked() bool {
	return len(l.held) == 1
}

// A Cache loads the value of each key once and remembers it, nil and zero values
// too. Any number of goroutines may use one at once.
type Cache[K comparable, V any] struct {
	load    func(K) (V, error)
	mu      sync.Mutex
	entries map[K]*entry[V]
}

// An entry is one load, under way or done.
type entry[V any] struct {
	done  chan struct{} // closed when value and err are there
	value V
	err   error
}

// NewCache returns an empty Cache that calls load for what it does not have.
func NewCache[K comparable, V any](load func(K) (V, error)) *Cache[K, V] {
	return &Cache[K, V]{load: load, entries: make(map[K]*entry[V])}
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
	e, first := c.enter(key)
	if !first {
		<-e.done
		return e.value, e.err
	}
	defer c.finish(key, e) // however load ends
	e.value, e.err = c.load(key)
	return e.value, e.err
}

// enter returns the entry of the key, and whether the caller has to load it.
func (c *Cache[K, V]) enter(key K) (e *entry[V], first bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.entries[key]; ok {
		return e, false
	}
	e = &entry[V]{done: make(chan struct{}), err: errors.New("load did not return")}
	c.entries[key] = e
	return e, true
}

// finish forgets a load that failed, and lets those go who waited for it: in this
// order, or one of them could come back and find the error again.
func (c *Cache[K, V]) finish(key K, e *entry[V]) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e.err != nil {
		delete(c.entries, key)
	}
	close(e.done)
}

// Stats summarises recorded values for many readers. Its zero value is ready to
// use; any number of goroutines may use one at once.
type Stats struct {
	mu         sync.RWMutex
	count, sum int
}

// Record adds a value.
func (s *Stats) Record(v int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.count++
	s.sum += v
}

// Snapshot returns how many values have been recorded and their sum, both of one
// moment.
func (s *Stats) Snapshot() (count, sum int) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.count, s.sum
}

// View runs fn once with count and sum of one moment. No Record returns while fn
// runs; many Views may run at once. If fn panics, the panic reaches the caller,
// and nothing stays locked.
func (s *Stats) View(fn func(count, sum int)) {
	s.mu.RLock() // shared: Lock would keep other Views out
	defer s.mu.RUnlock()
	fn(s.count, s.sum)
}
