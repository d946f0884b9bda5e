// Package race is exercise 01: what goes wrong when goroutines share something
// without agreeing on an order, and five ways to agree. This is the only file
// you edit.
package race

import (
	"context"
	"errors"
)

// A Counter counts. Its zero value is ready to use; any number of goroutines
// may use one at once.
type Counter struct {
	// TODO: what must a Counter hold so that Inc and Value can run at the same
	// time, from any number of goroutines?
}

// Inc adds one.
func (c *Counter) Inc() {
	panic("TODO: implement Counter.Inc")
}

// Value returns the count: at least the calls to Inc that have returned, at
// most those that have begun.
func (c *Counter) Value() int {
	panic("TODO: implement Counter.Value")
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
	panic("TODO: implement LostUpdate")
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
	panic("TODO: implement WorstCase")
}

// Seats sells numbered seats 0 to n-1, each once. Any number of goroutines may
// use one at once.
type Seats struct {
	// TODO: what has to be looked at, and what changed, in one go?
}

// NewSeats returns n unsold seats; n may be 0.
func NewSeats(n int) *Seats {
	panic("TODO: implement NewSeats")
}

// Reserve sells the lowest free seat to name, which is not empty and may have
// other seats already. It is refused, with ok false, only when n calls, done or
// under way, have got a seat.
func (s *Seats) Reserve(name string) (seat int, ok bool) {
	panic("TODO: implement Seats.Reserve")
}

// Holder returns who has the seat: at once when the Reserve that sold it has
// returned. If the seat is unsold or out of range, it returns "" and false.
func (s *Seats) Holder(seat int) (name string, ok bool) {
	panic("TODO: implement Seats.Holder")
}

// Sold returns how many seats are sold. At least that many have a Holder by
// then.
func (s *Seats) Sold() int {
	panic("TODO: implement Seats.Sold")
}

// A Future is the result of a function that runs on a goroutine of its own.
type Future[T any] struct {
	// TODO: how do those who wait learn that the result is there, however many
	// they are and however late they come?
}

// Async starts f on a goroutine of its own, whether or not anybody waits for
// its result, and returns at once. f runs once.
func Async[T any](f func() (T, error)) *Future[T] {
	panic("TODO: implement Async")
}

// Wait returns what f returned, as soon as f has. Any number of goroutines may
// wait, before and after. If f panicked or called runtime.Goexit, Wait returns
// an error that says so; nothing else is broken by it.
//
// If ctx ends first, Wait returns ctx.Err() without waiting for f. f goes on,
// other calls still get its result, and when it is done nothing is left behind.
func (f *Future[T]) Wait(ctx context.Context) (T, error) {
	panic("TODO: implement Future.Wait")
}

// ErrClosed is what Submit returns when the Executor takes no more tasks.
var ErrClosed = errors.New("executor is closed")

// An Executor runs submitted functions on a fixed number of workers, in any
// order. Any number of goroutines may use one at once, tasks included.
type Executor struct {
	// TODO: where does a task stay while all workers are busy?
}

// NewExecutor returns an Executor that runs at most the given number of tasks
// at once, and that many if there are enough. It panics if workers < 1.
func NewExecutor(workers int) *Executor {
	panic("TODO: implement NewExecutor")
}

// Submit accepts a task, which will then run once. It never waits for a task to
// run, however many are queued. After Close has begun it returns ErrClosed, and
// the task does not run.
func (e *Executor) Submit(task func()) error {
	panic("TODO: implement Executor.Submit")
}

// Close takes no more tasks and returns when every accepted one has run; then
// no goroutine is left over. It may be called again, also while another Close is
// waiting: each call waits in the same way.
func (e *Executor) Close() {
	panic("TODO: implement Executor.Close")
}
