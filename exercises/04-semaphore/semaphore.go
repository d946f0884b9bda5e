// Package semaphore is exercise 04: when one at a time is too strict. N at once,
// and four things built like that: a pool, a rate limit, printers, a loop. This
// is the only file you edit.
package semaphore

import (
	"context"
	"errors"
	"time"
)

// A Semaphore lets a fixed number of goroutines in at a time. Any number of
// goroutines may use one at once. Those who wait are let in in the order in
// which they came, and a newcomer does not overtake them.
type Semaphore struct {
	// TODO: what does a goroutine wait for that finds no room, and how does
	// Release pick the one that has waited longest?
}

// New returns a Semaphore that lets n goroutines in. It panics if n < 1.
func New(n int) *Semaphore {
	panic("TODO: implement New")
}

// Acquire goes in; it waits, asleep, until there is room.
//
// If ctx ends first, Acquire returns ctx.Err() and has not gone in. If ctx ends
// just when there is room, either is right. If ctx has ended beforehand, it
// returns ctx.Err() even if there is room.
func (s *Semaphore) Acquire(ctx context.Context) error {
	panic("TODO: implement Semaphore.Acquire")
}

// TryAcquire goes in if there is room now that is owed to nobody who waits, and
// says whether it did. It never waits.
func (s *Semaphore) TryAcquire() bool {
	panic("TODO: implement Semaphore.TryAcquire")
}

// Release goes out. Any goroutine may call it for any other. It panics if nobody
// is in, and changes nothing then.
func (s *Semaphore) Release() {
	panic("TODO: implement Semaphore.Release")
}

// Available returns how many could go in now: the room that is free and owed to
// nobody who waits. It is 0 to n at any moment.
func (s *Semaphore) Available() int {
	panic("TODO: implement Semaphore.Available")
}

// ErrClosed is what Get returns when the Pool is closed, and Submit when the
// Spooler is shut down.
var ErrClosed = errors.New("closed")

// A Pool lends out resources that it opens when they are needed, and shares at
// most size of them. Any number of goroutines may use one at once.
type Pool[T any] struct {
	// TODO: what is lent out, what is idle, what is being opened, and who waits
	// for what?
}

// NewPool returns a Pool with nothing open yet. It panics if size < 1. The
// functions may be called at the same time.
func NewPool[T any](size int, open func(context.Context) (T, error), close func(T)) *Pool[T] {
	panic("TODO: implement NewPool")
}

// Get lends out an idle resource; if there is none, a new one, opened with ctx;
// if there are size already, it waits for one.
//
// An error of open is returned, a panic of open arrives at the caller of Get; in
// both cases the place is free again. If ctx ends while Get waits, or has ended
// beforehand, Get returns ctx.Err() and nothing is lost. After Close, and if it
// was waiting then, it returns ErrClosed; if it was opening then, it may return
// the resource, or close it and return ErrClosed.
func (p *Pool[T]) Get(ctx context.Context) (T, error) {
	panic("TODO: implement Pool.Get")
}

// Put takes a resource back. Somebody who waits gets this very one; if the
// Pool is closed, it is closed.
func (p *Pool[T]) Put(v T) {
	panic("TODO: implement Pool.Put")
}

// Discard takes a broken resource back: it is closed, and its place is free for
// a new one, which somebody who waits opens.
func (p *Pool[T]) Discard(v T) {
	panic("TODO: implement Pool.Discard")
}

// Close closes the resources that are idle; those lent out are closed when they
// come back, and Close does not wait for them. All who wait get ErrClosed. It may
// be called again and does nothing then.
func (p *Pool[T]) Close() {
	panic("TODO: implement Pool.Close")
}

// A RateLimiter is a bucket with room for burst tokens, into which one falls
// every interval; when it is full, none does. It starts full, and the clock of
// the next token starts when it stops being full. Fractions of an interval are
// kept. So in any time W at most burst + W/every tokens are taken, and whoever
// asks gets all that this allows. Any number of goroutines may use one at once.
type RateLimiter struct {
	// TODO: what must be remembered so that nothing has to tick while nobody
	// asks?
}

// NewRateLimiter returns a RateLimiter with a full bucket. It panics unless both
// are above 0.
func NewRateLimiter(burst int, every time.Duration) *RateLimiter {
	panic("TODO: implement NewRateLimiter")
}

// Allow takes a token, if there is one now that is owed to nobody who waits, and
// says whether it did. It never waits.
func (r *RateLimiter) Allow() bool {
	panic("TODO: implement RateLimiter.Allow")
}

// Wait takes a token as soon as there is one. Those who wait are served in the
// order in which they came.
//
// If ctx ends first, or has ended beforehand, Wait returns ctx.Err() and takes no
// token: the next in line gets it, no later than if nobody had been before him.
func (r *RateLimiter) Wait(ctx context.Context) error {
	panic("TODO: implement RateLimiter.Wait")
}

// A Spooler prints jobs on printers 0 to printers-1, one at a time on each, and
// starts them in order of submission. Any number of goroutines may use one at
// once, print included.
type Spooler struct {
	// TODO: where does a job stay while all printers are busy, and who starts it?
}

// NewSpooler returns a Spooler with nothing to print. It panics if printers < 1.
func NewSpooler(printers int, print func(printer int, job string)) *Spooler {
	panic("TODO: implement NewSpooler")
}

// Submit accepts a job, which will then be printed once. It never waits for a
// printer, however many jobs there are. After Shutdown has begun it returns
// ErrClosed, and the job is not printed.
func (s *Spooler) Submit(job string) error {
	panic("TODO: implement Spooler.Submit")
}

// Shutdown takes no more jobs and returns nil when every accepted one is
// printed; then no goroutine is left over.
//
// If ctx ends first, it returns ctx.Err(). The jobs are printed all the same, and
// nothing is left over after that. Shutdown may be called again, also while
// another one is waiting: each call waits in the same way.
func (s *Spooler) Shutdown(ctx context.Context) error {
	panic("TODO: implement Spooler.Shutdown")
}

// ForEach calls fn once for every item, for at most limit items at a time, and
// for that many if there are enough. It panics if limit < 1. Fn may call ForEach.
//
// After the first error of fn, or when ctx ends, it starts no more, cancels the
// context that fn was given, and waits for those that run. It returns that first
// error; or ctx.Err() if ctx ended and an item was left out because of it;
// otherwise nil, also for no items.
func ForEach[T any](ctx context.Context, limit int, items []T, fn func(context.Context, T) error) error {
	panic("TODO: implement ForEach")
}
