// This is the suite of exercise 04. Each subtest is one behaviour of
// exercise.toml; each explore.Run in it is one small scenario, which the grader
// runs under every interleaving and go test runs many times over.
//
// Time in a scenario is the grader's: it passes only while everybody waits, and
// then to the next instant at which something happens. So instants are exact,
// and an hour costs nothing. Scenarios that count on that are skipped by plain go
// test, as are those that need to know that everybody waits.
package semaphore_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sort"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"go.uber.org/goleak"

	"interleave/exercises/04-semaphore"
	"interleave/grader"
	"interleave/grader/explore"
)

func TestMain(m *testing.M) {
	explore.Main(m, func() error { return goleak.Find() })
}

var forever = context.Background()

// patience ends a wait that should have ended long before, so that a row that
// is not about waiting does not fail because of it.
func patience() (context.Context, context.CancelFunc) {
	return context.WithTimeout(forever, time.Second)
}

// ended is a context that has ended.
func ended() context.Context {
	ctx, cancel := context.WithCancel(forever)
	cancel()
	return ctx
}

// explored skips a scenario under plain go test before it has started anybody who
// would be left waiting there.
func explored(x *explore.X) { x.Quiescent() }

// errorIs fails unless err is want or wraps it.
func errorIs(x *explore.X, err, want error, what string) {
	switch {
	case err == nil:
		x.Errorf("%s: got no error, want %v", what, want)
	case !errors.Is(err, want):
		x.Errorf("%s: got %v, want %v", what, err, want)
	}
}

func noError(x *explore.X, err error, what string) {
	if err != nil {
		x.Errorf("%s: got error %q, want none", what, err)
	}
}

// panicked reports whether f panics. What is not written yet panics too, and
// that is not what a test asks for.
func panicked(f func()) (did bool) {
	defer func() {
		r := recover()
		if explore.Unwritten(r) {
			panic(r)
		}
		did = r != nil
	}()
	f()
	return false
}

func mustPanic(x *explore.X, f func(), what string) {
	if !panicked(f) {
		x.Errorf("%s: it does not panic", what)
	}
}

func TestSemaphore(t *testing.T) {
	t.Run("reaches-n", func(t *testing.T) {
		explore.Run(t, twoGetIn)
	})

	t.Run("at-most-n", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) { atMost(x, 1, 1, 2) })
		explore.Run(t, func(x *explore.X) { atMost(x, 2, 1, 1, 1) })
		explore.Run(t, roomIsNeeded)
	})

	t.Run("wakes-a-waiter", func(t *testing.T) {
		explore.Run(t, oneIsWoken)
		explore.Run(t, twoAreWoken)
	})

	t.Run("cancel", func(t *testing.T) {
		explore.Run(t, acquireTooLate)
		explore.Run(t, acquireGivesUp)
		explore.Run(t, givesUpAtRelease)
		explore.Run(t, givesUpBeforeAnother)
	})

	t.Run("fifo", func(t *testing.T) {
		explore.Run(t, inOrderOfArrival)
		explore.Run(t, newcomerStaysBehind)
		explore.Run(t, tryStaysBehind)
	})

	t.Run("no-busy-waiting", func(t *testing.T) {
		explore.Run(t, waiterSleeps)
	})

	t.Run("try", func(t *testing.T) {
		explore.Run(t, triesInARow)
		explore.Run(t, func(x *explore.X) { twoTry(x, 1, 1) })
		explore.Run(t, func(x *explore.X) { twoTry(x, 2, 2) })
	})

	t.Run("over-release", func(t *testing.T) {
		explore.Run(t, releaseOfNothing)
		explore.Run(t, oneReleaseTooMany)
	})

	t.Run("available", func(t *testing.T) {
		explore.Run(t, countsRoom)
		explore.Run(t, countsNothingOwed)
		explore.Run(t, looksAtAnyMoment)
	})
}

func twoGetIn(x *explore.X) {
	s := semaphore.New(2)
	inside, leave := x.Probe("inside"), make(chan struct{})
	defer close(leave)
	for _, name := range []string{"A", "B"} {
		x.Go(name, func() {
			noError(x, s.Acquire(forever), "Acquire")
			inside.Enter()
			<-leave
		})
	}
	x.Reaches(inside, 2)
}

// atMost lets some goroutines in and out, each so many times. Whether all of them
// get in is another row's business.
func atMost(x *explore.X, n int, rounds ...int) {
	s := semaphore.New(n)
	inside := x.Probe("inside")
	inside.AtMost(n)
	ctx, cancel := patience()
	defer cancel()
	for i, rounds := range rounds {
		x.Go(string(rune('A'+i)), func() {
			for range rounds {
				if s.Acquire(ctx) != nil {
					return
				}
				inside.Enter()
				inside.Leave()
				s.Release()
			}
		})
	}
	x.Wait()
}

func roomIsNeeded(x *explore.X) {
	mustPanic(x, func() { semaphore.New(0) }, "New(0)")
	mustPanic(x, func() { semaphore.New(-1) }, "New(-1)")
}

func oneIsWoken(x *explore.X) {
	s := semaphore.New(1)
	_ = s.Acquire(forever)
	x.Go("A", func() { _ = s.Acquire(forever) })
	s.Release()
	x.Wait()
}

func twoAreWoken(x *explore.X) {
	s := semaphore.New(2)
	_ = s.Acquire(forever)
	_ = s.Acquire(forever)
	x.Go("A", func() { _ = s.Acquire(forever) })
	x.Go("B", func() { _ = s.Acquire(forever) })
	s.Release()
	s.Release()
	x.Wait()
}

// room fails unless exactly n more can go in. They come one by one: that they
// may come at once is another row's business. Who does not get in goes away in the
// end: one that polls would otherwise do so for ever.
func room(x *explore.X, s *semaphore.Semaphore, n int, when string) {
	inside := x.Probe("inside")
	ctx, cancel := context.WithCancel(forever)
	defer cancel()
	for i := range n + 1 {
		x.Go(fmt.Sprintf("late %d", i+1), func() {
			if s.Acquire(ctx) == nil {
				inside.Enter()
			}
		})
		x.Quiescent()
	}
	switch got := inside.Peak(); {
	case got < n:
		x.Fail(grader.Leak, "%s there is room for %d, want %d: a permit is lost", when, got, n)
	case got > n:
		x.Fail(grader.OverLimit, "%s there is room for %d, want %d", when, got, n)
	}
}

func acquireTooLate(x *explore.X) {
	s := semaphore.New(1)
	errorIs(x, s.Acquire(ended()), context.Canceled, "Acquire with a context that has ended, when there is room")
	room(x, s, 1, "after an Acquire that returned an error")
}

func acquireGivesUp(x *explore.X) {
	s := semaphore.New(1)
	_ = s.Acquire(forever)
	ctx, cancel := context.WithCancel(forever)
	var err error
	x.Go("A", func() { err = s.Acquire(ctx) })
	cancel()
	x.Wait()
	errorIs(x, err, context.Canceled, "Acquire with a context that is cancelled, when there is no room")
	s.Release()
	room(x, s, 1, "after an Acquire that gave up and a Release")
}

// givesUpAtRelease cancels a waiter while it may already have been let in. Either
// is right; half of each is not.
func givesUpAtRelease(x *explore.X) {
	s := semaphore.New(1)
	_ = s.Acquire(forever)
	ctx, cancel := context.WithCancel(forever)
	var err error
	x.Go("A", func() { err = s.Acquire(ctx) })
	x.Go("B", cancel)
	s.Release()
	x.Wait()
	if err == nil {
		s.Release()
	} else {
		errorIs(x, err, context.Canceled, "Acquire with a context that is cancelled")
	}
	room(x, s, 1, "after a Release that met a waiter giving up")
}

func givesUpBeforeAnother(x *explore.X) {
	explored(x)
	s := semaphore.New(1)
	_ = s.Acquire(forever)
	ctx, cancel := context.WithCancel(forever)
	in := make(chan string, 2)
	x.Go("A", func() {
		if s.Acquire(ctx) == nil {
			in <- "A"
			s.Release()
		}
	})
	x.Quiescent()
	x.Go("B", func() {
		if s.Acquire(forever) == nil {
			in <- "B"
		}
	})
	x.Quiescent()
	x.Go("C", cancel)
	s.Release()
	x.Quiescent()
	got := drained(in)
	if !slices.Contains(got, "B") {
		x.Fail(grader.Leak, "A gave up or went out again, and B still waits: a permit is lost")
	}
}

// drained takes what is in a channel with room.
func drained[T any](ch chan T) []T {
	var got []T
	for {
		select {
		case v := <-ch:
			got = append(got, v)
		default:
			return got
		}
	}
}

// inOrder fails unless these were served first, in this order. That the others
// are served at all is another row's business.
func inOrder(x *explore.X, served chan string, want ...string) {
	got := drained(served)
	if len(got) > len(want) || !slices.Equal(got, want[:len(got)]) {
		x.Fail(grader.Order, "they came in the order %v and were served in the order %v", want, got)
	}
}

func inOrderOfArrival(x *explore.X) {
	explored(x)
	s := semaphore.New(1)
	_ = s.Acquire(forever)
	served := make(chan string, 2)
	for _, name := range []string{"A", "B"} {
		x.Go(name, func() {
			if s.Acquire(forever) == nil {
				served <- name
				s.Release()
			}
		})
		x.Quiescent()
	}
	s.Release()
	x.Quiescent()
	inOrder(x, served, "A", "B")
}

func newcomerStaysBehind(x *explore.X) {
	explored(x)
	s := semaphore.New(1)
	_ = s.Acquire(forever)
	served := make(chan string, 2)
	x.Go("A", func() {
		if s.Acquire(forever) == nil {
			served <- "A"
			s.Release()
		}
	})
	x.Quiescent()
	x.Go("B", func() {
		s.Release()
		if s.Acquire(forever) == nil {
			served <- "B"
		}
	})
	x.Quiescent()
	inOrder(x, served, "A", "B")
}

func tryStaysBehind(x *explore.X) {
	explored(x)
	s := semaphore.New(1)
	_ = s.Acquire(forever)
	x.Go("A", func() { _ = s.Acquire(forever) })
	x.Quiescent()
	s.Release()
	if s.TryAcquire() {
		x.Fail(grader.Order, "A waits, and TryAcquire took what a Release had freed for A")
	}
}

// waiterSleeps looks for who runs though everybody else is still, and for who
// runs now and then while time passes.
func waiterSleeps(x *explore.X) {
	explored(x)
	s := semaphore.New(1)
	_ = s.Acquire(forever)
	ctx, cancel := context.WithTimeout(forever, time.Hour)
	defer cancel()
	x.Go("A", func() { _ = s.Acquire(ctx) })
	x.Quiescent()
	if !x.Blocked("A") && !x.Done("A") {
		x.Fail(grader.BusyWait, "A keeps looking while what it waits for cannot happen")
	}
	x.NoStepsFor(time.Second, "A")
	s.Release()
}

func triesInARow(x *explore.X) {
	s := semaphore.New(1)
	assert.True(x, s.TryAcquire(), "TryAcquire when there is room")
	assert.False(x, s.TryAcquire(), "TryAcquire when there is none")
	s.Release()
	assert.True(x, s.TryAcquire(), "TryAcquire after a Release")
}

func twoTry(x *explore.X, n, want int) {
	s := semaphore.New(n)
	in := x.Probe("inside")
	try := func() {
		if s.TryAcquire() {
			in.Enter()
		}
	}
	x.Go("A", try)
	x.Go("B", try)
	x.Wait()
	assert.Equal(x, want, in.Inside(), "how many got in when two TryAcquires met and there was room for %d", n)
}

func releaseOfNothing(x *explore.X) {
	s := semaphore.New(1)
	mustPanic(x, s.Release, "Release when nobody is in")
	room(x, s, 1, "after a Release that panicked")
}

func oneReleaseTooMany(x *explore.X) {
	s := semaphore.New(2)
	_ = s.Acquire(forever)
	refused := x.Probe("refused")
	release := func() {
		if panicked(s.Release) {
			refused.Enter()
		}
	}
	x.Go("A", release)
	x.Go("B", release)
	x.Wait()
	assert.Equal(x, 1, refused.Inside(), "how many of two Releases panicked when one was in")
}

func countsRoom(x *explore.X) {
	s := semaphore.New(2)
	assert.Equal(x, 2, s.Available(), "Available when nobody is in")
	_ = s.Acquire(forever)
	assert.Equal(x, 1, s.Available(), "Available when one of two is in")
	_ = s.Acquire(forever)
	assert.Equal(x, 0, s.Available(), "Available when two of two are in")
	s.Release()
	assert.Equal(x, 1, s.Available(), "Available when one of two has gone out")
}

func countsNothingOwed(x *explore.X) {
	explored(x)
	s := semaphore.New(1)
	_ = s.Acquire(forever)
	x.Go("A", func() { _ = s.Acquire(forever) })
	x.Quiescent()
	assert.Equal(x, 0, s.Available(), "Available when one is in and A waits")
	s.Release()
	assert.Equal(x, 0, s.Available(), "Available when A has been waiting and room was made for it")
}

func looksAtAnyMoment(x *explore.X) {
	s := semaphore.New(1)
	ctx, cancel := patience()
	defer cancel()
	x.Go("A", func() {
		if s.Acquire(ctx) == nil {
			s.Release()
		}
	})
	x.Go("B", func() {
		if s.TryAcquire() {
			s.Release()
		}
	})
	got := s.Available()
	x.Wait()
	if got < 0 || got > 1 {
		x.Errorf("Available while others go in and out: got %d, want 0 or 1", got)
	}
}

func TestPool(t *testing.T) {
	t.Run("reuses", func(t *testing.T) {
		explore.Run(t, lendsTheIdleOne)
		explore.Run(t, handsOver)
	})

	t.Run("at-most-size", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) { borrow(x, 1, "A", "B") })
		explore.Run(t, func(x *explore.X) { borrow(x, 2, "A", "B", "C") })
		explore.Run(t, poolNeedsRoom)
	})

	t.Run("open-outside-lock", func(t *testing.T) {
		explore.Run(t, slowOpen)
	})

	t.Run("open-error", func(t *testing.T) {
		explore.Run(t, openFails)
		explore.Run(t, openFailsBeforeAnother)
	})

	t.Run("discard", func(t *testing.T) {
		explore.Run(t, replacesTheBroken)
		explore.Run(t, replacesForAWaiter)
	})

	t.Run("cancel", func(t *testing.T) {
		explore.Run(t, getTooLate)
		explore.Run(t, getGivesUp)
		explore.Run(t, func(x *explore.X) { getGivesUpAt(x, (*pool).Put) })
		explore.Run(t, func(x *explore.X) { getGivesUpAt(x, (*pool).Discard) })
		explore.Run(t, getGivesUpBeforeAnother)
	})

	t.Run("close", func(t *testing.T) {
		explore.Run(t, getAfterClose)
		explore.Run(t, getMeetsClose)
	})

	t.Run("closes-everything", func(t *testing.T) {
		explore.Run(t, closesIdleAndLent)
		explore.Run(t, getAndPutMeetClose)
		explore.Run(t, func(x *explore.X) { returnMeetsClose(x, (*pool).Put) })
		explore.Run(t, func(x *explore.X) { returnMeetsClose(x, (*pool).Discard) })
		explore.Run(t, closeMeetsClose)
	})
}

// A conn is what the pools of the suite share.
type conn struct{ closed *explore.Probe }

// pool saves the scenarios the brackets.
type pool = semaphore.Pool[*conn]

func closeConn(c *conn) { c.closed.Enter() }

// opener returns an open function that works, and a count of its calls.
func opener(x *explore.X) (func(context.Context) (*conn, error), *explore.Probe) {
	opened := x.Probe("open")
	return func(context.Context) (*conn, error) {
		opened.Enter()
		return &conn{closed: x.Probe("closed")}, nil
	}, opened
}

// get borrows one where nothing can keep it from succeeding.
func get(x *explore.X, p *pool) *conn {
	c, err := p.Get(forever)
	noError(x, err, "Get")
	if c == nil {
		x.Errorf("Get: got neither a value nor an error")
	}
	return c
}

func lendsTheIdleOne(x *explore.X) {
	open, opened := opener(x)
	p := semaphore.NewPool(2, open, closeConn)
	first := get(x, p)
	p.Put(first)
	if get(x, p) != first {
		x.Errorf("Get when one is idle: got another one")
	}
	assert.Equal(x, 1, opened.Inside(), "how many were opened when the first was put back before the second Get")
	if get(x, p) == first {
		x.Errorf("Get when none is idle: got one that is lent out")
	}
}

func handsOver(x *explore.X) {
	open, opened := opener(x)
	p := semaphore.NewPool(1, open, closeConn)
	first := get(x, p)
	var second *conn
	x.Go("A", func() { second, _ = p.Get(forever) })
	p.Put(first)
	x.Wait()
	if second != first {
		x.Errorf("Get when the only one is put back: got another one")
	}
	assert.Equal(x, 1, opened.Inside(), "how many were opened when there is room for one")
}

// borrow counts who has one, and who is opening one: without Discard and Close
// none of them ever goes away. Whether everybody gets one is another row's
// business.
func borrow(x *explore.X, size int, names ...string) {
	open, opened := opener(x)
	p := semaphore.NewPool(size, open, closeConn)
	opened.AtMost(size)
	ctx, cancel := patience()
	defer cancel()
	using := x.Probe("using one")
	using.AtMost(size)
	for _, name := range names {
		x.Go(name, func() {
			if c, err := p.Get(ctx); err == nil {
				using.Enter()
				using.Leave()
				p.Put(c)
			}
		})
	}
	x.Wait()
}

func poolNeedsRoom(x *explore.X) {
	open, _ := opener(x)
	mustPanic(x, func() { semaphore.NewPool(0, open, closeConn) }, "NewPool(0, …)")
	mustPanic(x, func() { semaphore.NewPool(-1, open, closeConn) }, "NewPool(-1, …)")
}

// slowOpen gets stuck if Put, or a Get of the one that was put, waits for an open
// that takes its time.
func slowOpen(x *explore.X) {
	var wait chan struct{}
	begun := make(chan struct{})
	p := semaphore.NewPool(2, func(context.Context) (*conn, error) {
		if wait != nil {
			close(begun)
			<-wait
		}
		return &conn{closed: x.Probe("closed")}, nil
	}, closeConn)
	first := get(x, p)
	wait = make(chan struct{})
	x.Go("A", func() { _, _ = p.Get(forever) })
	<-begun
	p.Put(first)
	get(x, p)
	close(wait)
	x.Wait()
}

var errOpen = errors.New("no connection")

// failing returns an open function that works from the second call on: the first
// one returns an error or panics, as the schedule has it.
func failing(x *explore.X, before func()) func(context.Context) (*conn, error) {
	calls, panics := x.Probe("open"), x.Choose("open fails (0) or panics (1)", 2) == 1
	return func(context.Context) (*conn, error) {
		calls.Enter()
		if calls.Inside() > 1 {
			return &conn{closed: x.Probe("closed")}, nil
		}
		before()
		if panics {
			panic(errOpen)
		}
		return nil, errOpen
	}
}

// tryGet returns the error of Get, which is also what open panicked with.
func tryGet(p *pool) (err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case error:
			err = r
		default:
			panic(r)
		}
	}()
	_, err = p.Get(forever)
	return err
}

func openFails(x *explore.X) {
	p := semaphore.NewPool(1, failing(x, func() {}), closeConn)
	errorIs(x, tryGet(p), errOpen, "Get when open failed")
	get(x, p)
}

func openFailsBeforeAnother(x *explore.X) {
	begun, fail := make(chan struct{}), make(chan struct{})
	p := semaphore.NewPool(1, failing(x, func() {
		close(begun)
		<-fail
	}), closeConn)
	x.Go("A", func() { _ = tryGet(p) })
	<-begun
	x.Go("B", func() { get(x, p) })
	close(fail)
	x.Wait()
}

func replacesTheBroken(x *explore.X) {
	open, opened := opener(x)
	p := semaphore.NewPool(1, open, closeConn)
	broken := get(x, p)
	p.Discard(broken)
	assert.Equal(x, 1, broken.closed.Inside(), "how often a discarded one was closed")
	if get(x, p) == broken {
		x.Errorf("Get after Discard: got the one that was discarded")
	}
	assert.Equal(x, 2, opened.Inside(), "how many were opened when the first was discarded")
}

func replacesForAWaiter(x *explore.X) {
	open, _ := opener(x)
	p := semaphore.NewPool(1, open, closeConn)
	broken := get(x, p)
	var got *conn
	x.Go("A", func() { got, _ = p.Get(forever) })
	p.Discard(broken)
	x.Wait()
	if got == broken {
		x.Errorf("Get of A: got the one that was discarded")
	}
}

// lends fails unless somebody who comes now gets one.
func lends(x *explore.X, p *pool, when string) *conn {
	got := make(chan *conn, 1)
	x.Go("late", func() {
		if c, err := p.Get(forever); err == nil {
			got <- c
		}
	})
	x.Quiescent()
	c := drained(got)
	if len(c) == 0 {
		x.Fail(grader.Leak, "%s a Get waits for good, although nobody has one: a place is lost", when)
	}
	return c[0]
}

func getTooLate(x *explore.X) {
	open, _ := opener(x)
	p := semaphore.NewPool(1, open, closeConn)
	_, err := p.Get(ended())
	errorIs(x, err, context.Canceled, "Get with a context that has ended, when there is room")
	p.Put(lends(x, p, "after a Get that returned an error"))
	_, err = p.Get(ended())
	errorIs(x, err, context.Canceled, "Get with a context that has ended, when one is idle")
}

func getGivesUp(x *explore.X) {
	open, _ := opener(x)
	p := semaphore.NewPool(1, open, closeConn)
	c := get(x, p)
	ctx, cancel := context.WithCancel(forever)
	var err error
	x.Go("A", func() { _, err = p.Get(ctx) })
	cancel()
	x.Wait()
	errorIs(x, err, context.Canceled, "Get with a context that is cancelled, when all are lent out")
	p.Put(c)
	lends(x, p, "after a Get that gave up and a Put")
}

// getGivesUpAt cancels a waiter while something may already have been handed to
// it. Either is right; half of each is not.
func getGivesUpAt(x *explore.X, bring func(*pool, *conn)) {
	open, _ := opener(x)
	p := semaphore.NewPool(1, open, closeConn)
	c := get(x, p)
	ctx, cancel := context.WithCancel(forever)
	var mine *conn
	var err error
	x.Go("A", func() { mine, err = p.Get(ctx) })
	x.Go("B", cancel)
	bring(p, c)
	x.Wait()
	if err == nil {
		p.Put(mine)
	} else {
		errorIs(x, err, context.Canceled, "Get with a context that is cancelled")
	}
	lends(x, p, "after a Get that gave up when one came back")
}

func getGivesUpBeforeAnother(x *explore.X) {
	explored(x)
	open, _ := opener(x)
	p := semaphore.NewPool(1, open, closeConn)
	c := get(x, p)
	ctx, cancel := context.WithCancel(forever)
	x.Go("A", func() {
		if mine, err := p.Get(ctx); err == nil {
			p.Put(mine)
		}
	})
	x.Quiescent()
	got := make(chan *conn, 1)
	x.Go("B", func() {
		if mine, err := p.Get(forever); err == nil {
			got <- mine
		}
	})
	x.Quiescent()
	x.Go("C", cancel)
	p.Put(c)
	x.Quiescent()
	if len(drained(got)) == 0 {
		x.Fail(grader.Leak, "A gave up or put it back, and B still waits: what was put is lost")
	}
}

func getAfterClose(x *explore.X) {
	open, _ := opener(x)
	p := semaphore.NewPool(1, open, closeConn)
	p.Close()
	_, err := p.Get(forever)
	errorIs(x, err, semaphore.ErrClosed, "Get after Close")
	p.Close()
}

func getMeetsClose(x *explore.X) {
	open, _ := opener(x)
	p := semaphore.NewPool(1, open, closeConn)
	get(x, p)
	var a, b error
	x.Go("A", func() { _, a = p.Get(forever) })
	x.Go("B", func() { _, b = p.Get(forever) })
	p.Close()
	x.Wait()
	errorIs(x, a, semaphore.ErrClosed, "Get of A, which meets Close when all are lent out")
	errorIs(x, b, semaphore.ErrClosed, "Get of B, which meets Close when all are lent out")
}

// closedOnce fails unless each of these was closed exactly once.
func closedOnce(x *explore.X, when string, conns ...*conn) {
	for _, c := range conns {
		switch n := c.closed.Inside(); {
		case n == 0:
			x.Fail(grader.Leak, "%s, one that was opened is never closed", when)
		case n > 1:
			x.Errorf("%s: one was closed %d times", when, n)
		}
	}
}

func closesIdleAndLent(x *explore.X) {
	open, _ := opener(x)
	p := semaphore.NewPool(3, open, closeConn)
	idle, put, discarded := get(x, p), get(x, p), get(x, p)
	p.Put(idle)
	p.Close()
	closedOnce(x, "when Close has returned and it was idle", idle)
	assert.Equal(x, 0, put.closed.Inside(), "how often one was closed that is still lent out")
	p.Put(put)
	p.Discard(discarded)
	p.Close()
	closedOnce(x, "when all are back after Close, and Close was called again", idle, put, discarded)
}

// getAndPutMeetClose does not mind if Get is refused, but then it must have
// closed what it opened.
func getAndPutMeetClose(x *explore.X) {
	opened := make(chan *conn, 2)
	p := semaphore.NewPool(1, func(context.Context) (*conn, error) {
		c := &conn{closed: x.Probe("closed")}
		opened <- c
		return c, nil
	}, closeConn)
	x.Go("A", func() {
		if c, err := p.Get(forever); err == nil {
			p.Put(c)
		}
	})
	x.Go("B", p.Close)
	x.Wait()
	closedOnce(x, "when a Get and a Put met Close", drained(opened)...)
}

func returnMeetsClose(x *explore.X, bring func(*pool, *conn)) {
	open, _ := opener(x)
	p := semaphore.NewPool(1, open, closeConn)
	c := get(x, p)
	x.Go("A", func() { bring(p, c) })
	x.Go("B", p.Close)
	x.Wait()
	closedOnce(x, "when it came back and met Close", c)
}

func closeMeetsClose(x *explore.X) {
	open, _ := opener(x)
	p := semaphore.NewPool(1, open, closeConn)
	c := get(x, p)
	p.Put(c)
	x.Go("A", p.Close)
	x.Go("B", p.Close)
	x.Wait()
	closedOnce(x, "when Close met Close", c)
}

func TestLimiter(t *testing.T) {
	t.Run("burst", func(t *testing.T) {
		explore.Run(t, startsFull)
		explore.Run(t, func(x *explore.X) { twoAllow(x, 1, 1) })
		explore.Run(t, func(x *explore.X) { twoAllow(x, 2, 2) })
		explore.Run(t, allowMeetsWait)
		explore.Run(t, limitIsNeeded)
	})

	t.Run("rate", func(t *testing.T) {
		explore.Run(t, oneAnInterval)
		explore.Run(t, clockStartsWithTheFirst)
		explore.Run(t, fractionsAreKept)
		explore.Run(t, anHourOfWaiting)
	})

	t.Run("fifo", func(t *testing.T) {
		explore.Run(t, servedInOrder)
		explore.Run(t, waitStaysAhead)
		explore.Run(t, allowStaysBehind)
	})

	t.Run("cancel", func(t *testing.T) {
		explore.Run(t, waitTooLate)
		explore.Run(t, onlyOneGivesUp)
		explore.Run(t, firstGivesUp)
		explore.Run(t, givesUpAtTheToken)
	})

	t.Run("no-goroutine", func(t *testing.T) {
		explore.Run(t, nobodyTicks, explore.NoLeak())
		explore.Run(t, nobodyIsLeftTicking, explore.NoLeak())
		explore.Run(t, allowsAndWaits)
	})
}

func startsFull(x *explore.X) {
	r := semaphore.NewRateLimiter(3, time.Hour)
	assert.True(x, r.Allow(), "Allow number 1 of a burst of 3")
	noError(x, r.Wait(forever), "Wait when there are tokens")
	assert.True(x, r.Allow(), "Allow number 3 of a burst of 3")
	assert.False(x, r.Allow(), "Allow number 4 of a burst of 3")
}

func twoAllow(x *explore.X, burst, want int) {
	r := semaphore.NewRateLimiter(burst, time.Hour)
	got := x.Probe("allowed")
	allow := func() {
		if r.Allow() {
			got.Enter()
		}
	}
	x.Go("A", allow)
	x.Go("B", allow)
	x.Wait()
	assert.Equal(x, want, got.Inside(), "how many were allowed when two Allows met and there were %d tokens", burst)
}

// allowMeetsWait has tokens for both, so neither may be refused or wait.
func allowMeetsWait(x *explore.X) {
	r := semaphore.NewRateLimiter(2, time.Hour)
	ctx, cancel := patience()
	defer cancel()
	var allowed bool
	var err error
	x.Go("A", func() { allowed = r.Allow() })
	x.Go("B", func() { err = r.Wait(ctx) })
	x.Wait()
	assert.True(x, allowed, "Allow when there are two tokens and one Wait")
	noError(x, err, "Wait when there are two tokens and one Allow")
}

func limitIsNeeded(x *explore.X) {
	mustPanic(x, func() { semaphore.NewRateLimiter(0, time.Second) }, "NewRateLimiter(0, time.Second)")
	mustPanic(x, func() { semaphore.NewRateLimiter(-1, time.Second) }, "NewRateLimiter(-1, time.Second)")
	mustPanic(x, func() { semaphore.NewRateLimiter(1, 0) }, "NewRateLimiter(1, 0)")
	mustPanic(x, func() { semaphore.NewRateLimiter(1, -time.Second) }, "NewRateLimiter(1, -time.Second)")
}

// A watch says how long a scenario has been going on. Plain go test has no time
// for that: there x.Quiescent skips the scenario.
type watch struct{ start time.Time }

func newWatch(x *explore.X) watch {
	x.Quiescent()
	return watch{time.Now()}
}

func (w watch) read() time.Duration { return time.Since(w.start) }

// until lets time pass until the watch shows d.
func (w watch) until(x *explore.X, d time.Duration) { x.Sleep(d - w.read()) }

func oneAnInterval(x *explore.X) {
	w := newWatch(x)
	r := semaphore.NewRateLimiter(1, 7*time.Second)
	for second := range 22 {
		w.until(x, time.Duration(second)*time.Second)
		if got, want := r.Allow(), second%7 == 0; got != want {
			x.Errorf("Allow once a second, after %d s, with one token every 7 s: got %v, want %v", second, got, want)
		}
	}
}

func clockStartsWithTheFirst(x *explore.X) {
	w := newWatch(x)
	r := semaphore.NewRateLimiter(2, 10*time.Second)
	for _, ask := range []struct {
		at   time.Duration
		want bool
	}{
		{25, true}, {25, true}, {30, false}, {34, false}, {35, true}, {40, false}, {44, false}, {45, true}, {45, false},
	} {
		w.until(x, ask.at*time.Second)
		assert.Equal(x, ask.want, r.Allow(), "Allow after %v, with a burst of 2, one every 10s, and first used after 25s", w.read())
	}
}

func fractionsAreKept(x *explore.X) {
	w := newWatch(x)
	r := semaphore.NewRateLimiter(2, 10*time.Second)
	for _, ask := range []struct {
		at   time.Duration
		want bool
	}{
		{0, true}, {4, true}, {9, false}, {10, true}, {13, false}, {19, false}, {20, true}, {26, false}, {30, true}, {30, false},
	} {
		w.until(x, ask.at*time.Second)
		assert.Equal(x, ask.want, r.Allow(), "Allow after %v, with a burst of 2, one every 10s, and used after 0s and 4s", w.read())
	}
}

// anHourOfWaiting takes every token of an hour at its instant, then none for an
// hour.
func anHourOfWaiting(x *explore.X) {
	w := newWatch(x)
	const burst, every = 3, 67*time.Second + time.Nanosecond
	r := semaphore.NewRateLimiter(burst, every)
	for i := 1; w.read() < time.Hour; i++ {
		noError(x, r.Wait(forever), "Wait")
		assert.Equal(x, max(0, time.Duration(i-burst)*every), w.read(), "when Wait number %d returned, with a burst of 3 and one every %v", i, every)
	}
	w.until(x, 3*time.Hour)
	for range burst {
		assert.True(x, r.Allow(), "Allow after more than an hour, with a burst of 3")
	}
	assert.False(x, r.Allow(), "Allow number 4 after more than an hour, with a burst of 3")
}

// exhausted returns a limiter with a token a second and none left.
func exhausted() *semaphore.RateLimiter {
	r := semaphore.NewRateLimiter(1, time.Second)
	r.Allow()
	return r
}

func servedInOrder(x *explore.X) {
	explored(x)
	r := exhausted()
	served := make(chan string, 2)
	for _, name := range []string{"A", "B"} {
		x.Go(name, func() {
			if r.Wait(forever) == nil {
				served <- name
			}
		})
		x.Quiescent()
	}
	x.Sleep(3 * time.Second)
	x.Quiescent()
	inOrder(x, served, "A", "B")
}

// waitStaysAhead sends a newcomer at the very instant at which a token comes for
// somebody who waits.
func waitStaysAhead(x *explore.X) {
	explored(x)
	r := exhausted()
	served := make(chan string, 2)
	wait := func(name string) {
		if r.Wait(forever) == nil {
			served <- name
		}
	}
	x.Go("A", func() { wait("A") })
	x.Quiescent()
	x.Go("B", func() {
		x.Sleep(time.Second)
		wait("B")
	})
	x.Sleep(3 * time.Second)
	x.Quiescent()
	inOrder(x, served, "A", "B")
}

func allowStaysBehind(x *explore.X) {
	explored(x)
	r := exhausted()
	x.Go("A", func() { _ = r.Wait(forever) })
	x.Quiescent()
	x.Sleep(time.Second)
	if r.Allow() {
		x.Fail(grader.Order, "A waits, and Allow took the token that came for A")
	}
}

func waitTooLate(x *explore.X) {
	r := semaphore.NewRateLimiter(1, time.Second)
	errorIs(x, r.Wait(ended()), context.Canceled, "Wait with a context that has ended, when there is a token")
	if !r.Allow() {
		x.Fail(grader.Leak, "a Wait that returned an error took the token")
	}
}

func onlyOneGivesUp(x *explore.X) {
	w := newWatch(x)
	r := exhausted()
	ctx, cancel := context.WithCancel(forever)
	var err error
	x.Go("A", func() { err = r.Wait(ctx) })
	cancel()
	x.Wait()
	errorIs(x, err, context.Canceled, "Wait with a context that is cancelled, when there is no token")
	assert.Equal(x, 0*time.Second, w.read(), "when a Wait returned that was cancelled at once")
	w.until(x, time.Second)
	if !r.Allow() {
		x.Fail(grader.Leak, "a Wait that gave up took a token")
	}
	assert.False(x, r.Allow(), "Allow number 2 after one second, with one token a second")
}

func firstGivesUp(x *explore.X) {
	w := newWatch(x)
	r := exhausted()
	ctx, cancel := context.WithCancel(forever)
	var b time.Duration
	x.Go("A", func() { _ = r.Wait(ctx) })
	x.Quiescent()
	x.Go("B", func() {
		_ = r.Wait(forever)
		b = w.read()
	})
	x.Quiescent()
	cancel()
	x.Wait()
	if b > time.Second {
		x.Fail(grader.Leak, "A gave up, and B, the next in line, got its token after %v, want 1s", b)
	}
	assert.Equal(x, time.Second, b, "when B got its token, with one token a second")
}

// givesUpAtTheToken ends A's context at the instant at which its token comes.
// Either A or B may have that token; not both, and not nobody.
func givesUpAtTheToken(x *explore.X) {
	w := newWatch(x)
	r := exhausted()
	ctx, cancel := context.WithTimeout(forever, time.Second)
	defer cancel()
	var err error
	var b time.Duration
	x.Go("A", func() { err = r.Wait(ctx) })
	x.Quiescent()
	x.Go("B", func() {
		_ = r.Wait(forever)
		b = w.read()
	})
	x.Wait()
	switch {
	case err == nil:
		assert.Equal(x, 2*time.Second, b, "when B got its token, and A had taken the first")
	case b > time.Second:
		x.Fail(grader.Leak, "A gave up when its token came, and B got one after %v, want 1s", b)
	default:
		errorIs(x, err, context.DeadlineExceeded, "Wait with a deadline")
		assert.Equal(x, time.Second, b, "when B got its token, and A had given up")
	}
}

func nobodyTicks(x *explore.X) {
	r := semaphore.NewRateLimiter(1, time.Second)
	r.Allow()
}

func nobodyIsLeftTicking(x *explore.X) {
	newWatch(x)
	r := exhausted()
	ctx, cancel := context.WithCancel(forever)
	x.Go("A", func() { _ = r.Wait(ctx) })
	x.Quiescent()
	cancel()
	noError(x, r.Wait(forever), "Wait")
	x.Wait()
}

func allowsAndWaits(x *explore.X) {
	newWatch(x)
	r := semaphore.NewRateLimiter(1, time.Second)
	x.Go("A", func() { r.Allow() })
	x.Go("B", func() { _ = r.Wait(forever) })
	r.Allow()
	x.Wait()
}

func TestSpooler(t *testing.T) {
	t.Run("prints", func(t *testing.T) {
		explore.Run(t, printsEveryJob)
		explore.Run(t, printSubmits)
		explore.Run(t, queueIsNeverFull, explore.Budget(1))
	})

	t.Run("one-job-per-printer", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) { onePerPrinter(x, 1, 2) })
		explore.Run(t, func(x *explore.X) { onePerPrinter(x, 2, 3) })
		explore.Run(t, printerIsNeeded)
	})

	t.Run("reaches-n", func(t *testing.T) {
		explore.Run(t, twoPrint)
	})

	t.Run("order", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) { printsInOrder(x, 1) })
		explore.Run(t, func(x *explore.X) { printsInOrder(x, 2) })
	})

	t.Run("drains", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) { shutdownWaits(x, 1, 2) })
		explore.Run(t, func(x *explore.X) { shutdownWaits(x, 2, 1) })
		explore.Run(t, twoShutDown)
	})

	t.Run("gives-up", func(t *testing.T) {
		explore.Run(t, shutdownGivesUp)
	})

	t.Run("submit-shutdown", func(t *testing.T) {
		explore.Run(t, submitMeetsShutdown)
		explore.Run(t, submitWhileShuttingDown)
		explore.Run(t, submitMeetsSubmit)
	})

	t.Run("no-leak", func(t *testing.T) {
		explore.Run(t, nothingIsLeft, explore.NoLeak())
		explore.Run(t, nothingIsLeftLater, explore.NoLeak())
	})
}

// shutdownLater tidies up beside the scenario, which does not depend on it: what
// Shutdown does, and whether it is written yet, has rows of its own.
func shutdownLater(x *explore.X, s *semaphore.Spooler) {
	x.Go("closer", func() {
		defer func() { _ = recover() }()
		_ = s.Shutdown(forever)
	})
}

func submit(x *explore.X, s *semaphore.Spooler, jobs ...string) {
	for _, job := range jobs {
		noError(x, s.Submit(job), "Submit")
	}
}

// printsEveryJob gets stuck if Submit waits for a printer: the only one is busy
// until all are submitted.
func printsEveryJob(x *explore.X) {
	begin, printed := make(chan struct{}), make(chan string, 6)
	s := semaphore.NewSpooler(1, func(_ int, job string) {
		<-begin
		printed <- job
	})
	defer shutdownLater(x, s)
	submit(x, s, "a", "b")
	close(begin)
	got := []string{<-printed, <-printed} // the printer is free again, or nearly so
	submit(x, s, "c")
	got = append(got, <-printed)
	sort.Strings(got) // slices.Sort would be compiled with the suite, for whoever waits for it
	assert.Equal(x, []string{"a", "b", "c"}, got, "which of the jobs a, b, c were printed")
}

func printSubmits(x *explore.X) {
	var s *semaphore.Spooler
	printed := make(chan string, 4)
	s = semaphore.NewSpooler(1, func(_ int, job string) {
		if job == "a" {
			submit(x, s, "b")
		}
		printed <- job
	})
	defer shutdownLater(x, s)
	submit(x, s, "a")
	got := []string{<-printed, <-printed}
	sort.Strings(got)
	assert.Equal(x, []string{"a", "b"}, got, "what was printed when printing a submits b")
}

// queueIsNeverFull fills any queue of a fixed size that somebody may have thought
// large enough. The only printer is busy, so no interleaving matters.
func queueIsNeverFull(x *explore.X) {
	end := make(chan struct{})
	s := semaphore.NewSpooler(1, func(int, string) { <-end })
	defer shutdownLater(x, s)
	for range 1030 {
		_ = s.Submit("")
	}
	close(end)
}

func onePerPrinter(x *explore.X, printers, jobs int) {
	printed := make(chan struct{}, 2*jobs)
	var busy []*explore.Probe
	for range printers {
		printer := x.Probe("on one printer")
		printer.AtMost(1)
		busy = append(busy, printer)
	}
	s := semaphore.NewSpooler(printers, func(printer int, _ string) {
		if printer < 0 || printer >= printers {
			x.Errorf("printing on printer %d, want 0 to %d", printer, printers-1)
		}
		busy[printer].Enter()
		busy[printer].Leave()
		printed <- struct{}{}
	})
	defer shutdownLater(x, s)
	for range jobs {
		_ = s.Submit("job")
	}
	for range jobs {
		<-printed
	}
}

func printerIsNeeded(x *explore.X) {
	mustPanic(x, func() { semaphore.NewSpooler(0, func(int, string) {}) }, "NewSpooler(0, …)")
	mustPanic(x, func() { semaphore.NewSpooler(-1, func(int, string) {}) }, "NewSpooler(-1, …)")
}

func twoPrint(x *explore.X) {
	printing, end := x.Probe("printing"), make(chan struct{})
	s := semaphore.NewSpooler(2, func(int, string) {
		printing.Enter()
		<-end
		printing.Leave()
	})
	defer shutdownLater(x, s)
	defer close(end)
	submit(x, s, "a", "b")
	x.Reaches(printing, 2)
}

// printsInOrder looks only when everybody waits: before that, the second of two
// printers may well begin before the first.
func printsInOrder(x *explore.X, printers int) {
	explored(x)
	jobs := []string{"a", "b", "c", "d"}
	begun, end := make(chan string, len(jobs)), make(chan struct{}, len(jobs))
	s := semaphore.NewSpooler(printers, func(_ int, job string) {
		begun <- job
		<-end
	})
	defer shutdownLater(x, s)
	submit(x, s, jobs...)
	var got []string
	for range jobs {
		x.Quiescent()
		got = append(got, drained(begun)...)
		prefix := slices.Clone(got)
		sort.Strings(prefix)
		if len(got) > len(jobs) || !slices.Equal(prefix, jobs[:len(got)]) {
			x.Fail(grader.Order, "submitted in the order %v and begun so far, when nothing moves: %v", jobs, got)
		}
		end <- struct{}{}
	}
}

// counting returns a spooler, and a channel that holds what it has printed. To
// look at the length of a channel is a step, and so happens at every moment; to
// look at a probe is none.
func counting(printers int) (*semaphore.Spooler, chan string) {
	printed := make(chan string, 4)
	return semaphore.NewSpooler(printers, func(_ int, job string) { printed <- job }), printed
}

func shutdownWaits(x *explore.X, printers, jobs int) {
	s, printed := counting(printers)
	for range jobs {
		_ = s.Submit("job")
	}
	noError(x, s.Shutdown(forever), "Shutdown")
	assert.Equal(x, jobs, len(printed), "jobs that had been printed when Shutdown returned")
}

func twoShutDown(x *explore.X) {
	s, printed := counting(1)
	_ = s.Submit("job")
	var a, b int
	x.Go("A", func() { _ = s.Shutdown(forever); a = len(printed) })
	x.Go("B", func() { _ = s.Shutdown(forever); b = len(printed) })
	x.Wait()
	assert.Equal(x, []int{1, 1}, []int{a, b}, "jobs that had been printed when Shutdown of A and of B returned")
	noError(x, s.Shutdown(forever), "Shutdown, called again")
}

// shutdownGivesUp gets stuck if Shutdown waits for the job: that ends only when
// Shutdown has returned.
func shutdownGivesUp(x *explore.X) {
	end, printed := make(chan struct{}), make(chan string, 4)
	s := semaphore.NewSpooler(1, func(_ int, job string) {
		<-end
		printed <- job
	})
	_ = s.Submit("a")
	_ = s.Submit("b")
	ctx, cancel := context.WithCancel(forever)
	var err error
	x.Go("A", func() { err = s.Shutdown(ctx) })
	cancel()
	x.Wait()
	errorIs(x, err, context.Canceled, "Shutdown with a context that is cancelled, while a job is printed")
	close(end)
	noError(x, s.Shutdown(forever), "Shutdown, called again")
	assert.Equal(x, 2, len(printed), "jobs that had been printed when the second Shutdown returned, and the first had given up")
}

func submitMeetsShutdown(x *explore.X) {
	s, printed := counting(1)
	var err error
	var atShutdown int
	x.Go("A", func() { err = s.Submit("job") })
	x.Go("B", func() { _ = s.Shutdown(forever); atShutdown = len(printed) })
	x.Wait()
	if err == nil {
		assert.Equal(x, 1, atShutdown, "jobs that had been printed when Shutdown returned, and Submit accepted one")
	} else {
		errorIs(x, err, semaphore.ErrClosed, "Submit that was refused")
		assert.Equal(x, 0, len(printed), "jobs that were printed, and Submit refused the only one")
	}
	errorIs(x, s.Submit("late"), semaphore.ErrClosed, "Submit after Shutdown has returned")
}

// submitWhileShuttingDown looks only when everybody waits: before that, a Submit
// may still be ahead of the Shutdown.
func submitWhileShuttingDown(x *explore.X) {
	explored(x)
	end, answer := make(chan struct{}), make(chan error, 1)
	defer close(end)
	s := semaphore.NewSpooler(1, func(int, string) { <-end })
	_ = s.Submit("job")
	x.Go("B", func() { _ = s.Shutdown(forever) })
	x.Quiescent()
	x.Go("A", func() { answer <- s.Submit("late") })
	x.Quiescent()
	for _, err := range drained(answer) {
		errorIs(x, err, semaphore.ErrClosed, "Submit while Shutdown waits for a job")
	}
}

func submitMeetsSubmit(x *explore.X) {
	printed := make(chan struct{}, 2)
	s := semaphore.NewSpooler(1, func(int, string) { printed <- struct{}{} })
	defer shutdownLater(x, s)
	x.Go("A", func() { _ = s.Submit("a") })
	x.Go("B", func() { _ = s.Submit("b") })
	<-printed
	<-printed
}

func nothingIsLeft(x *explore.X) {
	s := semaphore.NewSpooler(2, func(int, string) {})
	_ = s.Submit("job")
	_ = s.Shutdown(forever)
}

func nothingIsLeftLater(x *explore.X) {
	end := make(chan struct{})
	s := semaphore.NewSpooler(1, func(int, string) { <-end })
	_ = s.Submit("job")
	ctx, cancel := context.WithCancel(forever)
	x.Go("A", func() { _ = s.Shutdown(ctx) })
	cancel()
	x.Wait()
	close(end)
}

func TestForeach(t *testing.T) {
	t.Run("every-item", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) { everyItem(x, 2, 3) })
		explore.Run(t, func(x *explore.X) { everyItem(x, 5, 2) })
		explore.Run(t, func(x *explore.X) { everyItem(x, 1, 0) })
		explore.Run(t, loopInALoop)
	})

	t.Run("at-most-limit", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) { atMostLimit(x, 1, 2) })
		explore.Run(t, func(x *explore.X) { atMostLimit(x, 2, 3) })
		explore.Run(t, oneMustGetThrough)
	})

	t.Run("reaches-limit", func(t *testing.T) {
		explore.Run(t, twoRun)
	})

	t.Run("first-error", func(t *testing.T) {
		explore.Run(t, startsNoMore)
		explore.Run(t, secondErrorComesLate)
		explore.Run(t, secondErrorComesOfTheFirst)
	})

	t.Run("cancel", func(t *testing.T) {
		explore.Run(t, loopTooLate)
		explore.Run(t, endsBeforeTheLast)
		explore.Run(t, endsWithTheLast)
		explore.Run(t, runningIsCancelled)
		explore.Run(t, errorCancelsTheRest)
	})

	t.Run("waits", func(t *testing.T) {
		explore.Run(t, waitsAfterAnError, explore.NoLeak())
		explore.Run(t, waitsAfterTheEnd, explore.NoLeak())
	})
}

// everyItem writes without a lock what only fn and the scenario touch, for fn
// comes before the end of ForEach.
func everyItem(x *explore.X, limit, n int) {
	ran := make([]int, n)
	items := make([]int, n)
	for i := range items {
		items[i] = i
	}
	err := semaphore.ForEach(forever, limit, items, func(_ context.Context, i int) error {
		ran[i]++
		return nil
	})
	noError(x, err, "ForEach when fn returns none")
	for i, times := range ran {
		assert.Equal(x, 1, times, "how often fn ran for item %d of %d, with limit %d", i, n, limit)
	}
}

func loopInALoop(x *explore.X) {
	ran := x.Probe("ran")
	err := semaphore.ForEach(forever, 1, []int{0}, func(ctx context.Context, _ int) error {
		return semaphore.ForEach(ctx, 1, []int{0, 1}, func(context.Context, int) error {
			ran.Enter()
			return nil
		})
	})
	noError(x, err, "ForEach in ForEach when fn returns none")
	assert.Equal(x, 2, ran.Inside(), "how often fn ran for two items")
}

func atMostLimit(x *explore.X, limit, n int) {
	running := x.Probe("running")
	running.AtMost(limit)
	_ = semaphore.ForEach(forever, limit, make([]int, n), func(context.Context, int) error {
		running.Enter()
		running.Leave()
		return nil
	})
}

func oneMustGetThrough(x *explore.X) {
	nothing := func(context.Context, int) error { return nil }
	mustPanic(x, func() { _ = semaphore.ForEach(forever, 0, []int{1}, nothing) }, "ForEach with limit 0")
	mustPanic(x, func() { _ = semaphore.ForEach(forever, -1, []int{1}, nothing) }, "ForEach with limit -1")
}

func twoRun(x *explore.X) {
	running, end := x.Probe("running"), make(chan struct{})
	defer close(end)
	x.Go("A", func() {
		_ = semaphore.ForEach(forever, 2, []int{0, 1}, func(context.Context, int) error {
			running.Enter()
			<-end
			return nil
		})
	})
	x.Reaches(running, 2)
}

var errFirst, errSecond = errors.New("first"), errors.New("second")

// startsNoMore does not mind in which order the items are taken.
func startsNoMore(x *explore.X) {
	ran := x.Probe("ran")
	err := semaphore.ForEach(forever, 1, make([]int, 3), func(context.Context, int) error {
		ran.Enter()
		if ran.Inside() == 2 {
			return errFirst
		}
		return nil
	})
	errorIs(x, err, errFirst, "ForEach when the second of three calls of fn returned an error")
	assert.Equal(x, 2, ran.Inside(), "how often fn ran, one at a time, when the second of three calls returned an error")
}

func secondErrorComesLate(x *explore.X) {
	explored(x)
	late, answer := make(chan struct{}), make(chan error, 1)
	x.Go("A", func() {
		answer <- semaphore.ForEach(forever, 2, []error{errFirst, errSecond}, func(_ context.Context, err error) error {
			if err == errSecond {
				<-late
			}
			return err
		})
	})
	x.Quiescent()
	close(late)
	errorIs(x, <-answer, errFirst, "ForEach when fn returned two errors, one long after the other")
}

// secondErrorComesOfTheFirst lets fn return an error if it has been cancelled,
// which only the first error can do.
func secondErrorComesOfTheFirst(x *explore.X) {
	err := semaphore.ForEach(forever, 2, []error{nil, errFirst}, func(ctx context.Context, err error) error {
		if err == nil {
			return ctx.Err()
		}
		return err
	})
	errorIs(x, err, errFirst, "ForEach when fn returned an error, and another one because it was cancelled")
}

func loopTooLate(x *explore.X) {
	ran := x.Probe("ran")
	err := semaphore.ForEach(ended(), 1, []int{0, 1}, func(context.Context, int) error {
		ran.Enter()
		return nil
	})
	errorIs(x, err, context.Canceled, "ForEach with a context that has ended")
	assert.Equal(x, 0, ran.Inside(), "how often fn ran when the context had ended beforehand")
}

func endsBeforeTheLast(x *explore.X) {
	ctx, cancel := context.WithCancel(forever)
	ran := x.Probe("ran")
	err := semaphore.ForEach(ctx, 1, []int{0, 1}, func(context.Context, int) error {
		ran.Enter()
		cancel()
		return nil
	})
	errorIs(x, err, context.Canceled, "ForEach with a context that ended while fn ran for the first of two items")
	assert.Equal(x, 1, ran.Inside(), "how often fn ran, one at a time, when the context ended the first time")
}

func endsWithTheLast(x *explore.X) {
	ctx, cancel := context.WithCancel(forever)
	err := semaphore.ForEach(ctx, 1, []int{0}, func(context.Context, int) error {
		cancel()
		return nil
	})
	noError(x, err, "ForEach with a context that ended while fn ran for the last item, so that none was left out")
}

func runningIsCancelled(x *explore.X) {
	ctx, cancel := context.WithCancel(forever)
	var err error
	x.Go("A", func() {
		err = semaphore.ForEach(ctx, 1, []int{0}, func(ctx context.Context, _ int) error {
			<-ctx.Done()
			return ctx.Err()
		})
	})
	cancel()
	x.Wait()
	errorIs(x, err, context.Canceled, "ForEach with a context that is cancelled")
}

func errorCancelsTheRest(x *explore.X) {
	err := semaphore.ForEach(forever, 2, []error{nil, errFirst}, func(ctx context.Context, err error) error {
		if err == nil {
			<-ctx.Done()
		}
		return err
	})
	errorIs(x, err, errFirst, "ForEach when fn returned an error")
}

// A shift is fn at work, and what the suite knows of it: two channels, whose
// lengths are looked at in a step.
type shift struct{ begun, over chan struct{} }

func newShift() shift { return shift{make(chan struct{}, 4), make(chan struct{}, 4)} }

func (s shift) work() {
	s.begun <- struct{}{}
	s.over <- struct{}{}
}

// end fails if somebody is at work, for ForEach has returned.
func (s shift) end(x *explore.X) {
	if len(s.over) < len(s.begun) {
		x.Fail(grader.Leak, "ForEach has returned, and fn is still running")
	}
}

func waitsAfterAnError(x *explore.X) {
	s := newShift()
	_ = semaphore.ForEach(forever, 2, []error{nil, errFirst}, func(_ context.Context, err error) error {
		s.work()
		return err
	})
	s.end(x)
}

func waitsAfterTheEnd(x *explore.X) {
	ctx, cancel := context.WithCancel(forever)
	s := newShift()
	_ = semaphore.ForEach(ctx, 1, []int{0, 1}, func(context.Context, int) error {
		cancel()
		s.work()
		return nil
	})
	s.end(x)
}
