// Package deadlock is exercise 03: goroutines that wait for each other for good,
// and four ways to rule that out.
package deadlock

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// TwoLocks returns an order of events in which two goroutines wait for each other
// for good. A and B take two locks x and y, each in its own order:
//
//	A: lock x, lock y, unlock y, unlock x
//	B: lock y, lock x, unlock x, unlock y
//
// Each letter of the result lets the goroutine of that name take its next step,
// one goroutine at a time, as on a single processor. To lock what another one
// holds is a step as well: it waits from then on, and is not named again.
func TwoLocks() string {
	return "ABAB" // each has the first; then both want the second
}

// Philosophers returns an order of events in which three philosophers starve.
// They sit around a table with three forks, and each takes the left one first:
//
//	A: lock fork1, lock fork2, unlock fork2, unlock fork1
//	B: lock fork2, lock fork3, unlock fork3, unlock fork2
//	C: lock fork3, lock fork1, unlock fork1, unlock fork3
//
// Letters are as for TwoLocks. In the end all three must wait.
func Philosophers() string {
	return "ABCABC" // all have their left fork; then all want their right one
}

// ErrInsufficientFunds is the error of a transfer of more than there is.
var ErrInsufficientFunds = errors.New("insufficient funds")

// An Account holds money in cents. Any number of goroutines may use one at once.
type Account struct {
	id      int
	mu      sync.Mutex
	balance int
}

// NewAccount returns an account that holds opening, which is not negative. No two
// accounts have the same id.
func NewAccount(id, opening int) *Account {
	return &Account{id: id, balance: opening}
}

// Balance returns what the account holds.
func (a *Account) Balance() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.balance
}

// Transfer moves amount, which is positive, from one account to another. It
// returns ErrInsufficientFunds if from holds less, and then nothing has changed.
// From an account to itself it changes nothing, not even for a moment.
//
// Transfers run at once, in every direction. One that is held up, wherever that
// may be, does not hold up one between two other accounts. On its way money may be
// in neither account for a moment; it is never in both, and never spent twice.
func Transfer(from, to *Account, amount int) error {
	if from == to {
		return from.covers(amount)
	}
	first, second := from, to
	if second.id < first.id {
		first, second = second, first // the same order for both directions: no cycle
	}
	first.mu.Lock()
	defer first.mu.Unlock()
	second.mu.Lock()
	defer second.mu.Unlock()
	if from.balance < amount {
		return ErrInsufficientFunds
	}
	from.balance -= amount
	to.balance += amount
	return nil
}

func (a *Account) covers(amount int) error {
	if a.Balance() < amount {
		return ErrInsufficientFunds
	}
	return nil
}

// A TimedLock is a lock whose acquisition can give up. Whoever waits for it
// sleeps.
type TimedLock struct {
	id   int64         // in order of creation, for LockBoth
	held chan struct{} // has room for one, and is full while the lock is held
}

var created atomic.Int64

// NewTimedLock returns a TimedLock that is free.
func NewTimedLock() *TimedLock {
	return &TimedLock{id: created.Add(1), held: make(chan struct{}, 1)}
}

// Lock waits until the lock is free and takes it.
func (l *TimedLock) Lock() {
	l.held <- struct{}{}
}

// LockTimeout is Lock, but gives up after d: it then returns false, and has not
// taken the lock. If d is not positive, it takes the lock only if that is free
// now.
func (l *TimedLock) LockTimeout(d time.Duration) bool {
	select {
	case l.held <- struct{}{}:
		return true
	default:
	}
	if d <= 0 {
		return false
	}
	ctx, cancel := context.WithTimeout(context.Background(), d)
	defer cancel() // an early return leaves no timer behind
	return l.LockContext(ctx) == nil
}

// LockContext is Lock, but gives up when ctx ends: it then returns ctx.Err(), and
// has not taken the lock.
func (l *TimedLock) LockContext(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err // select would choose either if the lock is free as well
	}
	select {
	case l.held <- struct{}{}: // taken by this very goroutine or not at all
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Unlock releases the lock; any goroutine may do so. It panics if the lock is not
// held, and leaves it usable.
func (l *TimedLock) Unlock() {
	select {
	case <-l.held:
	default:
		panic("deadlock: Unlock of a TimedLock that is not held")
	}
}

// LockBoth takes two different locks: both of them, or, if ctx ends first, neither,
// and then it returns ctx.Err(). It may be called for the same two in either order
// at once.
func LockBoth(ctx context.Context, a, b *TimedLock) error {
	if b.id < a.id {
		a, b = b, a
	}
	if err := a.LockContext(ctx); err != nil {
		return err
	}
	if err := b.LockContext(ctx); err != nil {
		a.Unlock()
		return err
	}
	return nil
}

// A Publisher tells its subscribers of events. Its zero value is ready to use; any
// number of goroutines may use one at once, and so may its subscribers while they
// are told of an event: they subscribe, cancel and publish as they like.
type Publisher struct {
	mu          sync.Mutex
	next        int
	subscribers []subscriber
}

type subscriber struct {
	id int
	fn func(event string)
}

// Subscribe makes Publish call fn from now on, until cancel is called; to call
// that twice is the same as once. The same fn twice is two subscriptions.
func (p *Publisher) Subscribe(fn func(event string)) (cancel func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	id := p.next
	p.next++
	p.subscribers = append(p.subscribers, subscriber{id, fn})
	return func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.subscribers = slices.DeleteFunc(p.subscribers, func(s subscriber) bool { return s.id == id })
	}
}

// Publish calls everybody who had subscribed before it began, on the caller's
// goroutine, once each, in order of subscription. Whoever is cancelled after it
// began may or may not be called. A panic of a subscriber reaches the caller, and
// nothing stays locked.
func (p *Publisher) Publish(event string) {
	p.mu.Lock()
	subscribers := slices.Clone(p.subscribers) // a cancel moves the elements of the original
	p.mu.Unlock()
	for _, s := range subscribers {
		s.fn(event)
	}
}

// ErrOrder is the error of who takes locks in an order that is not allowed.
var ErrOrder = errors.New("lock out of order")

// A RankedLock is a lock with a rank. Goroutines take such locks in rising rank
// only, each by means of its [Session].
type RankedLock struct {
	rank int
	mu   sync.Mutex
}

// NewRankedLock returns a RankedLock that is free. Any rank will do.
func NewRankedLock(rank int) *RankedLock {
	return &RankedLock{rank: rank}
}

// A Session is what one goroutine holds.
type Session struct {
	held []*RankedLock
}

// NewSession returns a Session that holds nothing.
func NewSession() *Session {
	return &Session{}
}

// Lock waits until l is free and takes it. It returns ErrOrder, at once and
// without waiting, unless the rank of l is above those of all that s holds; then
// nothing has changed.
func (s *Session) Lock(l *RankedLock) error {
	for _, other := range s.held { // all of them: they may be released in any order
		if other.rank >= l.rank {
			return ErrOrder
		}
	}
	l.mu.Lock() // only now: a refusal must not wait
	s.held = append(s.held, l)
	return nil
}

// Unlock releases l; locks may be released in any order. It panics if s does not
// hold l, which then stays as it was.
func (s *Session) Unlock(l *RankedLock) {
	i := slices.Index(s.held, l)
	if i < 0 {
		panic("the session does not hold the lock")
	}
	s.held = slices.Delete(s.held, i, i+1)
	l.mu.Unlock()
}

// Dine seats n philosophers, at least two, around a table, with one fork between
// every two neighbours: as many forks as philosophers. Each of them eats that many
// meals, of which there may be none, by calling eat with its number, 0 to n-1, and
// needs both forks beside it for that; so neighbours never eat at once, but others
// may. Dine returns when all are done, and leaves nobody behind.
func Dine(n, meals int, eat func(philosopher int)) {
	forks := make([]sync.Mutex, n)
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() {
			next := (i + 1) % n
			low, high := &forks[min(i, next)], &forks[max(i, next)] // one philosopher begins on the right
			for range meals {
				low.Lock()
				high.Lock()
				eat(i)
				high.Unlock()
				low.Unlock()
			}
		})
	}
	all.Wait()
}
