// Package race is exercise 01: what goes wrong when goroutines share something
// without agreeing on an order, and five ways to agree. This is the only file
// you edit.
package race

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
)

// A Counter counts. Its zero value is ready to use; any number of goroutines
// may use one at once.
type Counter struct {
	n atomic.Int64 // an int and a Mutex would do as well
}

// Inc adds one.
func (c *Counter) Inc() {
	c.n.Add(1) // and not Store(Load()+1): that is two operations
}

// Value returns the count: at least the calls to Inc that have returned, at
// most those that have begun.
func (c *Counter) Value() int {
	return int(c.n.Load())
}

// LostUpdate returns an order of events in which an update is lost. Two
// goroutines A and B each add one to a count that starts at 0, in three steps:
//
//	load   own := count
//	add    own = own + 1
//	store  count = own
//
// Each letter of the result lets the goroutine of that name take its next step,
// one goroutine at a time, as on a single processor: "AAABBB" is first all of A,
// then all of B. When both have finished, count must be 1.
func LostUpdate() string {
	return "ABABAB" // B loads before A has stored
}

// WorstCase returns an order of events after which as little as possible is
// left. Two goroutines A and B each do these two steps three times, on a count
// that starts at 0:
//
//	load   own := count
//	store  count = own + 1
//
// Letters are as for LostUpdate, six of each. When both have finished, count
// must be the smallest number that any order leads to.
func WorstCase() string {
	// A keeps its first 0 while B stores twice, and B keeps A's 1 while A does
	// all the rest: nobody can do worse than to store 2 at last.
	return "A" + "BBBB" + "A" + "B" + "AAAA" + "B"
}

// Seats sells numbered seats 0 to n-1, each once. Any number of goroutines may
// use one at once.
type Seats struct {
	mu      sync.Mutex
	n       int
	holders []string // of the seats sold so far: none comes back, so the next is the lowest
}

// NewSeats returns n unsold seats; n may be 0.
func NewSeats(n int) *Seats {
	return &Seats{n: n}
}

// Reserve sells the lowest free seat to name, which is not empty and may have
// other seats already. It is refused, with ok false, only when n calls, done or
// under way, have got a seat.
func (s *Seats) Reserve(name string) (seat int, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.holders) == s.n { // looking and taking under one lock
		return 0, false
	}
	s.holders = append(s.holders, name)
	return len(s.holders) - 1, true
}

// Holder returns who has the seat: at once when the Reserve that sold it has
// returned. If the seat is unsold or out of range, it returns "" and false.
func (s *Seats) Holder(seat int) (name string, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if seat < 0 || seat >= len(s.holders) {
		return "", false
	}
	return s.holders[seat], true
}

// Sold returns how many seats are sold. At least that many have a Holder by
// then.
func (s *Seats) Sold() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.holders)
}

// A Future is the result of a function that runs on a goroutine of its own.
type Future[T any] struct {
	done  chan struct{} // closed, and not sent on: that wakes everybody, also later
	value T             // value and err are written before done is closed
	err   error
}

// Async starts f on a goroutine of its own, whether or not anybody waits for
// its result, and returns at once. f runs once.
func Async[T any](f func() (T, error)) *Future[T] {
	future := &Future[T]{done: make(chan struct{})}
	go func() {
		defer close(future.done) // however f ends
		defer func() {
			if r := recover(); r != nil {
				future.err = fmt.Errorf("f panicked: %v", r)
			}
		}()
		future.err = errors.New("f called runtime.Goexit") // recover cannot see that
		future.value, future.err = f()
	}()
	return future
}

// Wait returns what f returned, as soon as f has. Any number of goroutines may
// wait, before and after. If f panicked or called runtime.Goexit, Wait returns
// an error that says so; nothing else is broken by it.
//
// If ctx ends first, Wait returns ctx.Err() without waiting for f. f goes on,
// other calls still get its result, and when it is done nothing is left behind.
func (f *Future[T]) Wait(ctx context.Context) (T, error) {
	select {
	case <-f.done:
		return f.value, f.err
	case <-ctx.Done():
		var zero T
		return zero, ctx.Err()
	}
}

// ErrClosed is what Submit returns when the Executor takes no more tasks.
var ErrClosed = errors.New("executor is closed")

// An Executor runs submitted functions on a fixed number of workers, in any
// order. Any number of goroutines may use one at once, tasks included.
type Executor struct {
	mu      sync.Mutex
	wake    *sync.Cond // a task is there, or none will come any more
	queue   []func()   // a slice and not a channel: a channel would be full some day
	closed  bool
	workers sync.WaitGroup
}

// NewExecutor returns an Executor that runs at most the given number of tasks
// at once, and that many if there are enough. It panics if workers < 1.
func NewExecutor(workers int) *Executor {
	if workers < 1 {
		panic("an executor needs a worker")
	}
	e := &Executor{}
	e.wake = sync.NewCond(&e.mu)
	for range workers {
		e.workers.Go(func() {
			for task := e.next(); task != nil; task = e.next() {
				task()
			}
		})
	}
	return e
}

// Submit accepts a task, which will then run once. It never waits for a task to
// run, however many are queued. After Close has begun it returns ErrClosed, and
// the task does not run.
func (e *Executor) Submit(task func()) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return ErrClosed
	}
	e.queue = append(e.queue, task)
	e.wake.Signal()
	return nil
}

// next waits for a task and takes it out of the queue. It returns nil when none
// will come any more.
func (e *Executor) next() func() {
	e.mu.Lock()
	defer e.mu.Unlock()
	for len(e.queue) == 0 { // for, and not if: another worker may have been faster
		if e.closed {
			return nil
		}
		e.wake.Wait()
	}
	task := e.queue[0]
	e.queue = e.queue[1:]
	return task
}

// Close takes no more tasks and returns when every accepted one has run; then
// no goroutine is left over. It may be called again, also while another Close is
// waiting: each call waits in the same way.
func (e *Executor) Close() {
	e.mu.Lock()
	e.closed = true
	e.wake.Broadcast() // all workers, and not one of them
	e.mu.Unlock()      // before the wait: the workers need it
	e.workers.Wait()
}
