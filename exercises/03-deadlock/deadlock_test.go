// This is the suite of exercise 03. Each subtest is one behaviour of
// exercise.toml; each explore.Run in it is one small scenario, which the grader
// runs under every interleaving and go test runs many times over.
//
// A scenario waits for those that its behaviour is about, and for nobody else:
// that somebody else waits for good is another behaviour's business. Plain go
// test waits for all of them afterwards. Time is the grader's; it passes only
// while everybody waits, so instants are exact.
package deadlock_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"sort"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"go.uber.org/goleak"

	"interleave/exercises/03-deadlock"
	"interleave/grader"
	"interleave/grader/explore"
	"interleave/grader/explore/puzzle"
)

func TestMain(m *testing.M) {
	explore.Main(m, func() error { return goleak.Find() })
}

var forever = context.Background()

// ended is a context that has ended.
func ended() context.Context {
	ctx, cancel := context.WithCancel(forever)
	cancel()
	return ctx
}

// explored skips a scenario under plain go test before it has started anybody who
// would be left waiting there.
func explored(x *explore.X) { x.Quiescent() }

// A watch says how long a scenario has been going on. Plain go test has no time
// for that.
type watch struct{ start time.Time }

func newWatch(x *explore.X) watch {
	explored(x)
	return watch{time.Now()}
}

func (w watch) read() time.Duration { return time.Since(w.start) }

// errorIs fails unless err is want or wraps it.
func errorIs(x *explore.X, err, want error, what string) {
	switch {
	case err == nil:
		x.Errorf("%s: got no error, want %v", what, want)
	case !errors.Is(err, want):
		x.Errorf("%s: got %v, want %v", what, err, want)
	}
}

// noError fails if a call was refused that must not be.
func noError(x *explore.X, err error, what string) {
	if err != nil {
		x.Errorf("%s: got error %q, want none", what, err)
	}
}

// panicked reports whether f panics. What is not written yet panics too, and that
// is not what a test asks for.
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

// alone runs a scenario in a goroutine that has a name, so that it is known who
// waits if it gets stuck.
func alone(scenario func(x *explore.X)) func(x *explore.X) {
	return func(x *explore.X) {
		done := make(chan struct{})
		x.Go("A", func() {
			defer close(done)
			scenario(x)
		})
		<-done
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

func TestPuzzle(t *testing.T) {
	t.Run("two-locks", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) { solve(x, puzzle.TwoLocks, deadlock.TwoLocks()) })
	})

	t.Run("philosophers", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) { solve(x, puzzle.Philosophers, deadlock.Philosophers()) })
	})
}

func solve(x *explore.X, p puzzle.Program, answer string) {
	if wrong := p.Judge(answer); wrong != nil {
		x.Report(*wrong)
	}
}

func TestTransfer(t *testing.T) {
	t.Run("moves", func(t *testing.T) {
		explore.Run(t, alone(movesMoney))
		explore.Run(t, alone(refusesTooMuch))
	})

	t.Run("no-deadlock", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) { opposite(x, 10, 80) })
		explore.Run(t, func(x *explore.X) { opposite(x, 10, 1000) })
		explore.Run(t, inACircle)
		explore.Run(t, balancesChange)
	})

	t.Run("conserves", func(t *testing.T) {
		explore.Run(t, spentOnce)
		explore.Run(t, func(x *explore.X) { bothCount(x, 1, 2, 3, 2) })
		explore.Run(t, func(x *explore.X) { bothCount(x, 1, 2, 1, 2) })
		explore.Run(t, func(x *explore.X) { bothCount(x, 1, 2, 2, 3) })
		explore.Run(t, neverInBoth)
		explore.Run(t, refusalTakesNothing)
	})

	t.Run("self", func(t *testing.T) {
		explore.Run(t, alone(toItself))
		explore.Run(t, looksAtOneToItself)
	})

	t.Run("disjoint", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) { overtakes(x, 10) })
		explore.Run(t, func(x *explore.X) { overtakes(x, 1000) })
	})
}

// A bank has accounts with the ids 1, 2, …, each with 100 in it.
type bank []*deadlock.Account

func open(n int) bank {
	var b bank
	for id := range n {
		b = append(b, deadlock.NewAccount(id+1, 100))
	}
	return b
}

// account returns the account with that id.
func (b bank) account(id int) *deadlock.Account { return b[id-1] }

func (b bank) transfer(from, to, amount int) error {
	return deadlock.Transfer(b.account(from), b.account(to), amount)
}

func (b bank) balances() []int {
	var all []int
	for _, a := range b {
		all = append(all, a.Balance())
	}
	return all
}

func movesMoney(x *explore.X) {
	b := open(2)
	assert.Equal(x, []int{100, 100}, b.balances(), "balances of two new accounts with 100 each")
	noError(x, b.transfer(1, 2, 30), "Transfer of 30 when there are 100")
	assert.Equal(x, []int{70, 130}, b.balances(), "balances when 30 of 100 have gone to an account with 100")
	noError(x, b.transfer(2, 1, 130), "Transfer of 130 when there are 130")
	assert.Equal(x, []int{200, 0}, b.balances(), "balances when all 130 have gone to an account with 70")
}

func refusesTooMuch(x *explore.X) {
	b := open(2)
	errorIs(x, b.transfer(1, 2, 101), deadlock.ErrInsufficientFunds, "Transfer of 101 when there are 100")
	assert.Equal(x, []int{100, 100}, b.balances(), "balances when 101 of 100 were refused")
	noError(x, b.transfer(2, 1, 100), "Transfer of 100 the other way, after one that was refused")
	assert.Equal(x, []int{200, 0}, b.balances(), "balances when all 100 have gone to an account with 100")
}

func opposite(x *explore.X, a, b int) {
	bank := open(2)
	x.Go("A", func() { _ = bank.transfer(1, 2, a) })
	x.Go("B", func() { _ = bank.transfer(2, 1, b) })
	x.Wait()
}

func inACircle(x *explore.X) {
	b := open(3)
	x.Go("A", func() { _ = b.transfer(1, 2, 10) })
	x.Go("B", func() { _ = b.transfer(2, 3, 10) })
	x.Go("C", func() { _ = b.transfer(3, 1, 10) })
	x.Wait()
}

// balancesChange makes the poorer of two accounts the richer one while a transfer
// between them is on its way: an order of locks must not depend on what changes.
func balancesChange(x *explore.X) {
	b := bank{deadlock.NewAccount(1, 10), deadlock.NewAccount(2, 20), deadlock.NewAccount(3, 100)}
	x.Go("A", func() { _ = b.transfer(1, 2, 1) })
	x.Go("B", func() {
		_ = b.transfer(3, 1, 50)
		_ = b.transfer(2, 1, 1)
	})
	x.Wait()
}

// spentOnce sends more than there is to two others, who are on their own.
func spentOnce(x *explore.X) {
	bank := open(3)
	var a, b error
	x.Go("A", func() { a = bank.transfer(1, 2, 60) })
	x.Go("B", func() { b = bank.transfer(1, 3, 70) })
	x.Wait()
	switch {
	case a == nil && b == nil:
		x.Errorf("transfers of 60 and 70 at once both succeeded when there were 100")
	case a != nil && b != nil:
		x.Errorf("transfers of 60 and 70 at once were both refused when there were 100")
	case a == nil:
		assert.Equal(x, []int{40, 160, 100}, bank.balances(), "balances when 60 were moved and 70 refused")
	default:
		assert.Equal(x, []int{30, 100, 170}, bank.balances(), "balances when 70 were moved and 60 refused")
	}
}

// bothCount lets two transfers meet that cannot wait for each other whatever the
// order of locks: that they do is another row's business. C looks on.
func bothCount(x *explore.X, from1, to1, from2, to2 int) {
	b := open(3)
	var seen int
	x.Go("A", func() { noError(x, b.transfer(from1, to1, 10), "Transfer of 10 when there are 100") })
	x.Go("B", func() { noError(x, b.transfer(from2, to2, 20), "Transfer of 20 when there are 100") })
	x.Go("C", func() { seen = b.account(2).Balance() })
	x.Wait()
	want := []int{100, 100, 100}
	want[from1-1] -= 10
	want[to1-1] += 10
	want[from2-1] -= 20
	want[to2-1] += 20
	assert.Equal(x, want, b.balances(), "balances after 10 from %d to %d and 20 from %d to %d at once, when there were 100 each", from1, to1, from2, to2)
	if !slices.Contains([]int{80, 90, 100, 110, 120, 130}, seen) {
		x.Errorf("Balance of account 2 while 10 and 20 are moved: got %d", seen)
	}
}

// neverInBoth looks at the receiver first: what has arrived has left.
func neverInBoth(x *explore.X) {
	b := open(2)
	var to, from int
	x.Go("A", func() { _ = b.transfer(1, 2, 40) })
	x.Go("B", func() {
		to = b.account(2).Balance()
		from = b.account(1).Balance()
	})
	x.Wait()
	if to != 100 && to != 140 || from != 60 && from != 100 {
		x.Errorf("balances while 40 of 100 are on their way to 100: got %d and %d", from, to)
	}
	if to == 140 && from == 100 {
		x.Errorf("40 had arrived in one account and were in the other all the same")
	}
}

// refusalTakesNothing asks for less, at the same time, than is there.
func refusalTakesNothing(x *explore.X) {
	b := open(3)
	var err error
	var to int
	x.Go("A", func() { _ = b.transfer(1, 2, 101) })
	x.Go("B", func() { err = b.transfer(1, 3, 100) })
	x.Go("C", func() { to = b.account(2).Balance() })
	x.Wait()
	noError(x, err, "Transfer of 100 when there are 100, beside one of 101 that is refused")
	assert.Equal(x, 100, to, "Balance of an account with 100 that 101 are not transferred to")
	assert.Equal(x, []int{0, 100, 200}, b.balances(), "balances when 100 were moved beside a transfer that was refused")
}

func toItself(x *explore.X) {
	b := open(2)
	noError(x, b.transfer(1, 1, 30), "Transfer of 30 from an account with 100 to itself")
	assert.Equal(x, []int{100, 100}, b.balances(), "balances after a transfer from an account to itself")
	noError(x, b.transfer(1, 2, 100), "Transfer of 100 when there are 100, after one to itself")
}

func looksAtOneToItself(x *explore.X) {
	b := open(1)
	x.Go("A", func() { _ = b.transfer(1, 1, 30) })
	x.Go("B", func() {
		assert.Equal(x, 100, b.account(1).Balance(), "Balance of an account with 100 while 30 are transferred to itself")
	})
	x.Wait()
}

// apart is a multiple of every number of locks that accounts could share.
const apart = 1_153_152_000

// overtakes stalls A wherever it can be stalled, and lets B go by.
func overtakes(x *explore.X, amount int) {
	explored(x)
	near := bank{deadlock.NewAccount(1, 100), deadlock.NewAccount(2, 100)}
	far := bank{deadlock.NewAccount(1+apart, 100), deadlock.NewAccount(2+apart, 100)}
	x.Go("A", func() { _ = near.transfer(1, 2, amount) })
	x.StallAnywhere("A")
	x.Go("B", func() { _ = far.transfer(1, 2, 10) })
	x.Quiescent()
	if !x.Done("B") {
		x.Fail(grader.Serialised, "A is stalled in its transfer, and B waits for it although its transfer is between two other accounts")
	}
}

func TestTimed(t *testing.T) {
	t.Run("mutual-exclusion", func(t *testing.T) {
		eachTwo(func(a, b way) {
			explore.Run(t, func(x *explore.X) { contend(x, a, b) })
		})
		explore.Run(t, func(x *explore.X) { contend(x, lock, now) })
		explore.Run(t, func(x *explore.X) { contend(x, lock, lock, now) })
	})

	t.Run("takes-when-free", func(t *testing.T) {
		explore.Run(t, alone(takesFree))
		for _, a := range ways {
			explore.Run(t, func(x *explore.X) { takesReleased(x, a) })
		}
		eachTwo(func(a, b way) {
			explore.Run(t, func(x *explore.X) { allGetIn(x, a, b) })
		})
	})

	t.Run("gives-up", func(t *testing.T) {
		explore.Run(t, alone(notNow))
		explore.Run(t, timesOut)
		explore.Run(t, contextIsCancelled)
		explore.Run(t, deadlineComes)
		explore.Run(t, oneOfTwoGivesUp)
		explore.Run(t, alone(contextHasEnded))
	})

	t.Run("no-lost-lock", func(t *testing.T) {
		for _, a := range impatient() {
			explore.Run(t, func(x *explore.X) { freeAfterwards(x, a) })
			explore.Run(t, func(x *explore.X) { givesUpAtRelease(x, a) })
			explore.Run(t, func(x *explore.X) { givesUpBeforeAnother(x, a) })
		}
		explore.Run(t, cancelMeetsUnlock)
		explore.Run(t, tooLateTakesNothing)
	})

	t.Run("no-polling", func(t *testing.T) {
		for _, a := range ways {
			explore.Run(t, func(x *explore.X) { waitsAsleep(x, a) })
		}
	})

	t.Run("unlock-of-unlocked", func(t *testing.T) {
		explore.Run(t, alone(unlocksTooOften))
		explore.Run(t, excludesAfterwards)
		explore.Run(t, twoUnlock)
	})
}

// A way is one of the ways to take a lock, and says whether it has.
type way func(l *deadlock.TimedLock) bool

func lock(l *deadlock.TimedLock) bool            { l.Lock(); return true }
func lockTimeout(l *deadlock.TimedLock) bool     { return l.LockTimeout(time.Hour) }
func lockContext(l *deadlock.TimedLock) bool     { return l.LockContext(forever) == nil }
func lockCancellable(l *deadlock.TimedLock) bool { return lockFor(time.Hour)(l) }
func now(l *deadlock.TimedLock) bool             { return l.LockTimeout(0) }

// lockFor takes the lock by means of a context that ends after d.
func lockFor(d time.Duration) way {
	return func(l *deadlock.TimedLock) bool {
		ctx, cancel := context.WithTimeout(forever, d)
		defer cancel()
		return l.LockContext(ctx) == nil
	}
}

var ways = []way{lock, lockTimeout, lockContext, lockCancellable}

// soon is when a lock is released or given up: soon enough for who looks every
// millisecond to have looked a few times only, as that is another row's business.
const soon = 10 * time.Millisecond

// impatient are the ways that give up soon.
func impatient() []way {
	return []way{func(l *deadlock.TimedLock) bool { return l.LockTimeout(soon) }, lockFor(soon)}
}

func eachTwo(run func(a, b way)) {
	for i, a := range ways {
		for _, b := range ways[i:] {
			run(a, b)
		}
	}
}

// contend returns when the first has been inside. That the others get in too is
// another row's business, and so is an Unlock that panics: here it only follows
// from two having been inside.
func contend(x *explore.X, ways ...way) {
	x.Cleanup(x.Wait)
	l := deadlock.NewTimedLock()
	inside, been := x.Probe("inside the lock"), make(chan struct{}, len(ways))
	inside.AtMost(1)
	for i, take := range ways {
		x.Go(string(rune('A'+i)), func() {
			if take(l) {
				inside.Enter()
				inside.Leave()
				been <- struct{}{}
				_ = panicked(l.Unlock)
			}
		})
	}
	<-been
}

func takesFree(x *explore.X) {
	w := newWatch(x)
	l := deadlock.NewTimedLock()
	lock(l)
	l.Unlock()
	for _, d := range []time.Duration{time.Hour, 0, -time.Second} {
		assert.True(x, l.LockTimeout(d), "LockTimeout(%v) of a lock that is free", d)
		l.Unlock()
	}
	noError(x, l.LockContext(forever), "LockContext of a lock that is free")
	l.Unlock()
	ctx, cancel := context.WithTimeout(forever, time.Hour)
	defer cancel()
	noError(x, l.LockContext(ctx), "LockContext with a deadline, of a lock that is free")
	assert.Equal(x, 0*time.Second, w.read(), "how long it took to take a lock that was free")
}

func takesReleased(x *explore.X, take way) {
	w := newWatch(x)
	l := deadlock.NewTimedLock()
	l.Lock()
	var took bool
	var at time.Duration
	x.Go("A", func() { took = take(l); at = w.read() })
	x.Sleep(soon)
	l.Unlock()
	x.Wait()
	assert.True(x, took, "whether A took the lock, which was released while it waited")
	assert.Equal(x, soon, at, "when A took the lock, which was released after %v", soon)
}

// allGetIn hands the lock on from one to the next.
func allGetIn(x *explore.X, a, b way) {
	l := deadlock.NewTimedLock()
	l.Lock()
	for i, take := range []way{a, b} {
		x.Go(string(rune('A'+i)), func() {
			if take(l) {
				l.Unlock()
			}
		})
	}
	l.Unlock()
	x.Wait()
}

func notNow(x *explore.X) {
	w := newWatch(x)
	l := deadlock.NewTimedLock()
	l.Lock()
	for _, d := range []time.Duration{0, -time.Second} {
		assert.False(x, l.LockTimeout(d), "LockTimeout(%v) of a lock that is held", d)
	}
	assert.Equal(x, 0*time.Second, w.read(), "how long LockTimeout(0) and LockTimeout(-1s) took")
}

func timesOut(x *explore.X) {
	w := newWatch(x)
	l := deadlock.NewTimedLock()
	l.Lock()
	var took bool
	var at time.Duration
	x.Go("A", func() { took = l.LockTimeout(3 * soon); at = w.read() })
	x.Wait()
	assert.False(x, took, "LockTimeout(%v) of a lock that is held", 3*soon)
	assert.Equal(x, 3*soon, at, "when LockTimeout(%v) gave up", 3*soon)
}

func contextIsCancelled(x *explore.X) {
	w := newWatch(x)
	l := deadlock.NewTimedLock()
	l.Lock()
	ctx, cancel := context.WithCancel(forever)
	var err error
	var at time.Duration
	x.Go("A", func() { err = l.LockContext(ctx); at = w.read() })
	x.Sleep(2 * soon)
	cancel()
	x.Wait()
	errorIs(x, err, context.Canceled, "LockContext of a lock that is held, with a context that is cancelled")
	assert.Equal(x, 2*soon, at, "when LockContext gave up, with a context that was cancelled after %v", 2*soon)
}

func deadlineComes(x *explore.X) {
	w := newWatch(x)
	l := deadlock.NewTimedLock()
	l.Lock()
	ctx, cancel := context.WithTimeout(forever, 2*soon)
	defer cancel()
	var err error
	var at time.Duration
	x.Go("A", func() { err = l.LockContext(ctx); at = w.read() })
	x.Wait()
	errorIs(x, err, context.DeadlineExceeded, "LockContext of a lock that is held, with a context that has a deadline")
	assert.Equal(x, 2*soon, at, "when LockContext gave up, with a deadline after %v", 2*soon)
}

// oneOfTwoGivesUp ends the context of B, who has waited less long than A.
func oneOfTwoGivesUp(x *explore.X) {
	explored(x)
	l := deadlock.NewTimedLock()
	l.Lock()
	ctx, cancel := context.WithCancel(forever)
	x.Go("A", func() { _ = l.LockContext(forever) })
	x.Quiescent()
	x.Go("B", func() { _ = l.LockContext(ctx) })
	x.Quiescent()
	cancel()
	x.Quiescent()
	if x.Done("A") || !x.Done("B") {
		x.Errorf("LockContext of A and B while the lock is held, when the context of B ends: A returned %v, B returned %v, want false and true", x.Done("A"), x.Done("B"))
	}
}

func contextHasEnded(x *explore.X) {
	l := deadlock.NewTimedLock()
	errorIs(x, l.LockContext(ended()), context.Canceled, "LockContext of a lock that is free, with a context that has ended")
	l = deadlock.NewTimedLock()
	l.Lock()
	errorIs(x, l.LockContext(ended()), context.Canceled, "LockContext of a lock that is held, with a context that has ended")
}

// getsIn reports whether somebody who comes now gets the lock, and leaves it with
// that one.
func getsIn(x *explore.X, l *deadlock.TimedLock) bool {
	x.Go("late", l.Lock)
	x.Quiescent()
	return x.Done("late")
}

// mustBeFree fails if nobody gets the lock any more.
func mustBeFree(x *explore.X, l *deadlock.TimedLock, when string) {
	if !getsIn(x, l) {
		x.Fail(grader.Leak, "%s nobody has the lock, and nobody gets it", when)
	}
}

func freeAfterwards(x *explore.X, take way) {
	explored(x)
	l := deadlock.NewTimedLock()
	l.Lock()
	x.Go("A", func() { _ = take(l) })
	x.Sleep(time.Minute)
	l.Unlock()
	mustBeFree(x, l, "A gave up before the lock was released, and now")
}

// givesUpAtRelease releases the lock at the instant at which A gives up. Either is
// right; half of each is not.
func givesUpAtRelease(x *explore.X, take way) {
	explored(x)
	l := deadlock.NewTimedLock()
	l.Lock()
	var took bool
	x.Go("A", func() { took = take(l) })
	x.Sleep(soon)
	l.Unlock()
	whole(x, l, &took)
}

func cancelMeetsUnlock(x *explore.X) {
	explored(x)
	l := deadlock.NewTimedLock()
	l.Lock()
	ctx, cancel := context.WithCancel(forever)
	var took bool
	x.Go("A", func() { took = l.LockContext(ctx) == nil })
	x.Go("B", cancel)
	l.Unlock()
	whole(x, l, &took)
}

// whole fails unless A has the lock if and only if it says so.
func whole(x *explore.X, l *deadlock.TimedLock, took *bool) {
	x.Quiescent()
	if !x.Done("A") {
		x.Stop() // whether it gives up at all is another row's business
	}
	x.Wait()
	if !*took {
		mustBeFree(x, l, "A gave up when the lock was released, and now")
		return
	}
	if getsIn(x, l) {
		x.Fail(grader.OverLimit, "A took the lock at the moment of giving up, and somebody else got it as well")
	}
}

func givesUpBeforeAnother(x *explore.X, take way) {
	explored(x)
	l := deadlock.NewTimedLock()
	l.Lock()
	x.Go("A", func() {
		if take(l) {
			l.Unlock()
		}
	})
	x.Quiescent()
	x.Go("B", l.Lock)
	x.Sleep(soon)
	l.Unlock()
	x.Quiescent()
	if !x.Done("B") {
		x.Fail(grader.Leak, "A gave up when the lock was released, or let it go again, and B still waits: nobody has it")
	}
}

func tooLateTakesNothing(x *explore.X) {
	explored(x)
	l := deadlock.NewTimedLock()
	_ = l.LockContext(ended())
	mustBeFree(x, l, "LockContext was called with a context that had ended, and now")
}

func waitsAsleep(x *explore.X, take way) {
	explored(x)
	l := deadlock.NewTimedLock()
	l.Lock()
	x.Go("A", func() { _ = take(l) })
	x.NoStepsFor(100*time.Millisecond, "A") // first a while that a busy sleeper needs not many steps for
	x.NoStepsFor(time.Minute, "A")
}

func unlocksTooOften(x *explore.X) {
	l := deadlock.NewTimedLock()
	mustPanic(x, l.Unlock, "Unlock of a new lock")
	lock(l)
	l.Unlock()
	mustPanic(x, l.Unlock, "Unlock of a lock that was released")
}

// excludesAfterwards takes the lock before the next one comes, who gets in only if
// there is one lock too many.
func excludesAfterwards(x *explore.X) {
	explored(x)
	l := deadlock.NewTimedLock()
	_ = panicked(l.Unlock)
	x.Go("A", l.Lock)
	x.Quiescent()
	switch {
	case !x.Done("A"):
		x.Fail(grader.Leak, "nobody has the lock, and nobody gets it after an Unlock too many")
	case getsIn(x, l):
		x.Errorf("a second Lock got in beside the first, after an Unlock too many")
	}
}

func twoUnlock(x *explore.X) {
	l := deadlock.NewTimedLock()
	l.Lock()
	refused := x.Probe("refused")
	unlock := func() {
		if panicked(l.Unlock) {
			refused.Enter()
		}
	}
	x.Go("A", unlock)
	x.Go("B", unlock)
	x.Wait()
	assert.Equal(x, 1, refused.Inside(), "how many of two Unlocks panicked when the lock was held once")
}

func TestLockboth(t *testing.T) {
	t.Run("takes-both", func(t *testing.T) {
		explore.Run(t, takesBoth)
		explore.Run(t, func(x *explore.X) { waitsForBoth(x, first) })
		explore.Run(t, func(x *explore.X) { waitsForBoth(x, second) })
	})

	t.Run("no-deadlock", func(t *testing.T) {
		explore.Run(t, oppositeOrders)
		explore.Run(t, threeInACircle)
	})

	t.Run("all-or-nothing", func(t *testing.T) {
		explore.Run(t, takesNeitherTooLate)
		for _, held := range []side{first, second} {
			explore.Run(t, func(x *explore.X) { takesNeither(x, held) })
			explore.Run(t, func(x *explore.X) { takesBothOrNeither(x, held) })
		}
	})
}

// A pair is two locks; a side is one of them.
type (
	pair [2]*deadlock.TimedLock
	side int
)

const (
	first side = iota
	second
)

func newPair() pair { return pair{deadlock.NewTimedLock(), deadlock.NewTimedLock()} }

// take takes both, in the order of creation or the other way round.
func (p pair) take(ctx context.Context, reversed bool) error {
	if reversed {
		return deadlock.LockBoth(ctx, p[1], p[0])
	}
	return deadlock.LockBoth(ctx, p[0], p[1])
}

func (p pair) release() {
	p[0].Unlock()
	p[1].Unlock()
}

// eitherOrder is explored: whether the locks are given in the order of creation.
func eitherOrder(x *explore.X) (reversed bool) {
	return x.Choose("locks in the order of creation (0) or the other way round (1)", 2) == 1
}

// getIn reports which of the two are free now, by taking them.
func (p pair) getIn(x *explore.X) [2]bool {
	x.Go("one", p[0].Lock)
	x.Go("another", p[1].Lock)
	x.Quiescent()
	return [2]bool{x.Done("one"), x.Done("another")}
}

// mustBeTaken fails if one of the two is free.
func (p pair) mustBeTaken(x *explore.X) {
	if p.getIn(x) != [2]bool{} {
		x.Errorf("LockBoth returned no error, and somebody else got one of the two locks")
	}
}

// mustBeFree fails if one of the two is taken.
func (p pair) mustBeFree(x *explore.X, when string) {
	if p.getIn(x) != [2]bool{true, true} {
		x.Fail(grader.Leak, "LockBoth returned an error %s, and one of the two locks is held for good", when)
	}
}

func takesBoth(x *explore.X) {
	explored(x)
	p := newPair()
	reversed := eitherOrder(x)
	var err error
	x.Go("A", func() { err = p.take(forever, reversed) })
	x.Wait()
	noError(x, err, "LockBoth of two locks that are free")
	p.mustBeTaken(x)
}

// waitsForBoth holds one of the two when LockBoth is called.
func waitsForBoth(x *explore.X, held side) {
	explored(x)
	p := newPair()
	reversed := eitherOrder(x)
	p[held].Lock()
	released := x.Probe("released")
	var err error
	x.Go("A", func() {
		err = p.take(forever, reversed)
		if released.Inside() == 0 {
			x.Errorf("LockBoth returned while one of the two locks was held")
		}
	})
	released.Enter()
	p[held].Unlock()
	x.Wait()
	noError(x, err, "LockBoth of two locks, one of which was released meanwhile")
	p.mustBeTaken(x)
}

func oppositeOrders(x *explore.X) {
	p := newPair()
	for _, reversed := range []bool{false, true} {
		x.Go([]string{"A", "B"}[btoi(reversed)], func() {
			if p.take(forever, reversed) == nil {
				p.release()
			}
		})
	}
	x.Wait()
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func threeInACircle(x *explore.X) {
	locks := []*deadlock.TimedLock{deadlock.NewTimedLock(), deadlock.NewTimedLock(), deadlock.NewTimedLock()}
	for i := range locks {
		p := pair{locks[i], locks[(i+1)%len(locks)]}
		x.Go(string(rune('A'+i)), func() {
			if p.take(forever, false) == nil {
				p.release()
			}
		})
	}
	x.Wait()
}

func takesNeitherTooLate(x *explore.X) {
	explored(x)
	p := newPair()
	errorIs(x, p.take(ended(), eitherOrder(x)), context.Canceled, "LockBoth of two locks that are free, with a context that has ended")
	p.mustBeFree(x, "because its context had ended")
}

func takesNeither(x *explore.X, held side) {
	explored(x)
	p := newPair()
	reversed := eitherOrder(x)
	p[held].Lock()
	ctx, cancel := context.WithCancel(forever)
	var err error
	x.Go("A", func() { err = p.take(ctx, reversed) })
	cancel()
	x.Wait()
	errorIs(x, err, context.Canceled, "LockBoth of two locks of which one is held, with a context that is cancelled")
	p[held].Unlock()
	p.mustBeFree(x, "because its context ended")
}

// takesBothOrNeither cancels A while the lock that it may be waiting for is
// released.
func takesBothOrNeither(x *explore.X, held side) {
	explored(x)
	p := newPair()
	reversed := eitherOrder(x)
	p[held].Lock()
	ctx, cancel := context.WithCancel(forever)
	var err error
	x.Go("A", func() { err = p.take(ctx, reversed) })
	x.Go("B", cancel)
	p[held].Unlock()
	x.Wait()
	if err == nil {
		p.mustBeTaken(x)
		return
	}
	errorIs(x, err, context.Canceled, "LockBoth with a context that is cancelled")
	p.mustBeFree(x, "because its context ended")
}

func TestPublisher(t *testing.T) {
	t.Run("delivers", func(t *testing.T) {
		explore.Run(t, alone(tellsInOrder))
		explore.Run(t, alone(tellsNobodyCancelled))
		explore.Run(t, alone(cancelsOnlyOne))
	})

	t.Run("reentrant", func(t *testing.T) {
		explore.Run(t, subscribesMeanwhile)
		for i := range 3 {
			explore.Run(t, func(x *explore.X) { cancelsMeanwhile(x, i) })
		}
		explore.Run(t, publishesMeanwhile)
		for i := range errands {
			explore.Run(t, func(x *explore.X) { waitsForAnother(x, errands[i]) })
		}
		explore.Run(t, everybodyAtThePublisher)
	})

	t.Run("panic-releases", func(t *testing.T) {
		explore.Run(t, subscriberPanics)
	})
}

// A mailbox is what subscribers were told, in order. It is a channel, so that it
// minds nothing.
type mailbox chan string

func newMailbox() mailbox { return make(mailbox, 16) }

// subscriber returns a function that notes each event with its own name.
func (m mailbox) subscriber(name string) func(string) {
	return func(event string) { m <- event + " to " + name }
}

// holds fails unless exactly this has come since the last time.
func (m mailbox) holds(x *explore.X, when string, want ...string) {
	if got := drained(m); !slices.Equal(got, want) {
		x.Errorf("who was told what when %s: got %q, want %q", when, got, want)
	}
}

func tellsInOrder(x *explore.X) {
	var p deadlock.Publisher
	told := newMailbox()
	p.Publish("e0")
	first := told.subscriber("first")
	p.Subscribe(first)
	p.Publish("e1")
	told.holds(x, "one had subscribed", "e1 to first")
	p.Subscribe(told.subscriber("second"))
	p.Subscribe(first)
	p.Publish("e2")
	told.holds(x, "first, second and first again had subscribed", "e2 to first", "e2 to second", "e2 to first")
}

func tellsNobodyCancelled(x *explore.X) {
	var p deadlock.Publisher
	told := newMailbox()
	p.Subscribe(told.subscriber("first"))
	cancel := p.Subscribe(told.subscriber("second"))
	p.Subscribe(told.subscriber("third"))
	cancel()
	p.Publish("e1")
	told.holds(x, "the second of three was cancelled", "e1 to first", "e1 to third")
	p.Subscribe(told.subscriber("fourth"))
	p.Publish("e2")
	told.holds(x, "a fourth came after the second was cancelled", "e2 to first", "e2 to third", "e2 to fourth")
}

func cancelsOnlyOne(x *explore.X) {
	var p deadlock.Publisher
	told := newMailbox()
	first := told.subscriber("first")
	p.Subscribe(first)
	cancel := p.Subscribe(first)
	cancel()
	p.Subscribe(told.subscriber("second"))
	cancel()
	p.Publish("e1")
	told.holds(x, "the same one had subscribed twice, one of the two was cancelled twice, and a second came in between", "e1 to first", "e1 to second")
}

// subscribesMeanwhile leaves open whether the newcomer is told of the event during
// which it came.
func subscribesMeanwhile(x *explore.X) {
	var p deadlock.Publisher
	told := newMailbox()
	x.Go("A", func() {
		came := false
		p.Subscribe(func(event string) {
			told <- event + " to first"
			if !came {
				came = true
				p.Subscribe(told.subscriber("newcomer"))
			}
		})
		p.Subscribe(told.subscriber("second"))
		p.Publish("e1")
	})
	x.Wait()
	got := slices.DeleteFunc(drained(told), func(s string) bool { return s == "e1 to newcomer" })
	assert.Equal(x, []string{"e1 to first", "e1 to second"}, got, "who was told, newcomers aside, when the first subscribes another one meanwhile")
	x.Go("B", func() { p.Publish("e2") })
	x.Wait()
	told.holds(x, "a third had come during the event before", "e2 to first", "e2 to second", "e2 to newcomer")
}

// cancelsMeanwhile lets the second of three cancel one of them. If that is itself
// or the first, it has been told; the third may be told or not.
func cancelsMeanwhile(x *explore.X, whom int) {
	var p deadlock.Publisher
	told := newMailbox()
	x.Go("A", func() {
		var cancels []func()
		for i := range 3 {
			cancels = append(cancels, p.Subscribe(func(event string) {
				told <- fmt.Sprint(event, " to ", i)
				if i == 1 {
					cancels[whom]()
				}
			}))
		}
		p.Publish("e1")
		got := drained(told)
		if whom == 2 {
			got = slices.DeleteFunc(got, func(s string) bool { return s == "e1 to 2" })
		}
		want := []string{"e1 to 0", "e1 to 1", "e1 to 2"}
		if whom == 2 {
			want = want[:2]
		}
		assert.Equal(x, want, got, "who of 0, 1 and 2 was told when 1 cancels %d meanwhile", whom)
		p.Publish("e2")
		want = slices.Delete([]string{"e2 to 0", "e2 to 1", "e2 to 2"}, whom, whom+1)
		told.holds(x, fmt.Sprintf("1 had cancelled %d of 0, 1 and 2 during the event before", whom), want...)
	})
	x.Wait()
}

// publishesMeanwhile asks for the order only within each event.
func publishesMeanwhile(x *explore.X) {
	var p deadlock.Publisher
	told := newMailbox()
	x.Go("A", func() {
		p.Subscribe(func(event string) {
			told <- event + " to first"
			if event == "outer" {
				p.Publish("inner")
			}
		})
		p.Subscribe(told.subscriber("second"))
		p.Publish("outer")
	})
	x.Wait()
	got := drained(told)
	sort.SliceStable(got, func(i, j int) bool { return got[i][:5] < got[j][:5] })
	assert.Equal(x, []string{"inner to first", "inner to second", "outer to first", "outer to second"}, got,
		"who was told what, sorted by event, when the first publishes inner while told of outer")
}

// errands are what another goroutine does while a subscriber waits for it.
var errands = []func(p *deadlock.Publisher, cancel func()){
	func(p *deadlock.Publisher, _ func()) { p.Subscribe(func(string) {}) },
	func(_ *deadlock.Publisher, cancel func()) { cancel() },
	func(p *deadlock.Publisher, _ func()) { p.Publish("inner") },
}

// waitsForAnother gets stuck if anything is held while a subscriber is told.
func waitsForAnother(x *explore.X, errand func(p *deadlock.Publisher, cancel func())) {
	var p deadlock.Publisher
	begun, done := make(chan struct{}), make(chan struct{})
	cancel := p.Subscribe(func(event string) {
		if event == "outer" {
			close(begun)
			<-done
		}
	})
	x.Go("A", func() { p.Publish("outer") })
	x.Go("B", func() {
		<-begun
		errand(&p, cancel)
		close(done)
	})
	x.Wait()
}

func everybodyAtThePublisher(x *explore.X) {
	var p deadlock.Publisher
	told := newMailbox()
	p.Subscribe(told.subscriber("first"))
	x.Go("A", func() { p.Publish("e1") })
	x.Go("B", func() { p.Subscribe(func(string) {})() })
	x.Go("C", func() { p.Publish("e2") })
	x.Wait()
	got := drained(told)
	sort.Strings(got) // slices.Sort would be compiled with the suite, for whoever waits for it
	assert.Equal(x, []string{"e1 to first", "e2 to first"}, got, "what somebody was told when e1 and e2 were published and another one subscribed and cancelled, all at once")
}

func subscriberPanics(x *explore.X) {
	var p deadlock.Publisher
	told := newMailbox()
	cancel := p.Subscribe(func(event string) {
		if told <- event + " to first"; event == "e1" {
			panic("oh")
		}
	})
	mustPanic(x, func() { p.Publish("e1") }, "Publish when a subscriber panics")
	x.Go("B", func() {
		p.Subscribe(told.subscriber("second"))
		p.Publish("e2")
		cancel()
		p.Publish("e3")
	})
	x.Wait()
	told.holds(x, "the first had panicked at e1, and was cancelled before e3", "e1 to first", "e2 to first", "e2 to second", "e3 to second")
}

func TestHierarchy(t *testing.T) {
	t.Run("order", func(t *testing.T) {
		explore.Run(t, alone(risingRanks))
		explore.Run(t, alone(anyRank))
		explore.Run(t, alone(forgetsNothing))
		explore.Run(t, alone(unlocksInAnyOrder))
		explore.Run(t, alone(unlocksOnlyItsOwn))
	})

	t.Run("excludes", func(t *testing.T) {
		explore.Run(t, oneSessionAtATime)
		explore.Run(t, alsoWhenHoldingOthers)
		explore.Run(t, unlockOfAnothersLock)
		explore.Run(t, refusalLeavesItHeld)
	})

	t.Run("refuses", func(t *testing.T) {
		explore.Run(t, sameLockAgain)
		explore.Run(t, refusalBesideAWaiter)
		explore.Run(t, heldByAnother)
		explore.Run(t, func(x *explore.X) { crosswise(x, 1, 2) })
		explore.Run(t, func(x *explore.X) { crosswise(x, 1, 1) })
		explore.Run(t, sessionsInACircle)
	})
}

// ranked returns locks of these ranks.
func ranked(ranks ...int) []*deadlock.RankedLock {
	var locks []*deadlock.RankedLock
	for _, r := range ranks {
		locks = append(locks, deadlock.NewRankedLock(r))
	}
	return locks
}

// takes fails unless the session may lock these, one after the other.
func takes(x *explore.X, s *deadlock.Session, when string, locks ...*deadlock.RankedLock) {
	for _, l := range locks {
		noError(x, s.Lock(l), "Lock "+when)
	}
}

// refused fails unless the session may not lock that.
func refused(x *explore.X, s *deadlock.Session, l *deadlock.RankedLock, when string) {
	errorIs(x, s.Lock(l), deadlock.ErrOrder, "Lock "+when)
}

func risingRanks(x *explore.X) {
	s, l := deadlock.NewSession(), ranked(1, 2, 2, 1, 3)
	takes(x, s, "of rank 1, then 2", l[0], l[1])
	refused(x, s, l[2], "of another lock of rank 2, when 1 and 2 are held")
	refused(x, s, l[3], "of another lock of rank 1, when 1 and 2 are held")
	takes(x, s, "of rank 3, when 1 and 2 are held and two more were refused", l[4])
	mustPanic(x, func() { s.Unlock(l[2]) }, "Unlock of a lock that was refused")
	takes(x, deadlock.NewSession(), "by another session, of a lock that was refused", l[2])
}

func anyRank(x *explore.X) {
	s, l := deadlock.NewSession(), ranked(math.MinInt, -5, 0, 7, math.MaxInt)
	takes(x, s, "of the ranks math.MinInt, -5, 0, 7 and math.MaxInt, one after the other", l...)
	refused(x, s, deadlock.NewRankedLock(math.MaxInt), "of a second lock of rank math.MaxInt")
	other, low := deadlock.NewSession(), ranked(math.MinInt, math.MinInt)
	takes(x, other, "of rank math.MinInt", low[0])
	refused(x, other, low[1], "of a second lock of rank math.MinInt")
}

func forgetsNothing(x *explore.X) {
	s, l := deadlock.NewSession(), ranked(1, 5, 3, 4)
	takes(x, s, "of rank 1, then 5", l[0], l[1])
	s.Unlock(l[0])
	refused(x, s, l[2], "of rank 3, when 1 and 5 were held and 1 was released")
	s.Unlock(l[1])
	takes(x, s, "of rank 3, then 4, when nothing is held any more", l[2], l[3])
}

func unlocksInAnyOrder(x *explore.X) {
	s, l := deadlock.NewSession(), ranked(1, 2, 3, 2)
	takes(x, s, "of rank 1, 2, then 3", l[:3]...)
	s.Unlock(l[1])
	refused(x, s, l[3], "of another lock of rank 2, when 1, 2 and 3 were held and 2 was released")
	s.Unlock(l[2])
	takes(x, s, "of another lock of rank 2, when only 1 is still held", l[3])
	s.Unlock(l[0])
	s.Unlock(l[3])
	takes(x, s, "of rank 1, when nothing is held any more", l[0])
}

func unlocksOnlyItsOwn(x *explore.X) {
	s, other, l := deadlock.NewSession(), deadlock.NewSession(), deadlock.NewRankedLock(1)
	mustPanic(x, func() { s.Unlock(l) }, "Unlock of a lock that nobody holds")
	takes(x, other, "of a lock that another session unlocked without holding it", l)
	mustPanic(x, func() { s.Unlock(l) }, "Unlock of a lock that another session holds")
	other.Unlock(l)
	mustPanic(x, func() { other.Unlock(l) }, "Unlock of a lock that the session has released")
	takes(x, other, "of a lock that was released, once too often", l)
}

// visitors each take the locks in a session of their own, and are counted.
func visitors(x *explore.X, visits ...[]*deadlock.RankedLock) {
	inside := x.Probe("inside the lock")
	inside.AtMost(1)
	for i, locks := range visits {
		x.Go(string(rune('A'+i)), func() {
			s := deadlock.NewSession()
			takes(x, s, "of a lock that is free, or will be", locks...)
			inside.Enter()
			inside.Leave()
			for _, l := range locks {
				s.Unlock(l)
			}
		})
	}
	x.Wait()
}

func oneSessionAtATime(x *explore.X) {
	l := ranked(1)
	visitors(x, l, l)
}

func alsoWhenHoldingOthers(x *explore.X) {
	l := ranked(1, 2)
	visitors(x, l, l[1:])
}

// stays fails unless l is held by whoever holds it, after all that.
func stays(x *explore.X, l *deadlock.RankedLock, when string) {
	x.Go("late", func() { _ = deadlock.NewSession().Lock(l) })
	x.Quiescent()
	if x.Done("late") {
		x.Errorf("a session got a lock that another one holds, %s", when)
	}
}

func unlockOfAnothersLock(x *explore.X) {
	explored(x)
	holder, l := deadlock.NewSession(), deadlock.NewRankedLock(1)
	_ = holder.Lock(l)
	_ = panicked(func() { deadlock.NewSession().Unlock(l) })
	stays(x, l, "after an Unlock by a third that does not hold it")
}

// refusalLeavesItHeld does not mind if the refusal waits: that is another row's
// business.
func refusalLeavesItHeld(x *explore.X) {
	explored(x)
	holder, l := deadlock.NewSession(), ranked(1, 2)
	_ = holder.Lock(l[0])
	x.Go("B", func() {
		s := deadlock.NewSession()
		_ = s.Lock(l[1])
		_ = s.Lock(l[0])
	})
	x.Quiescent()
	stays(x, l[0], "after it was refused to a third")
}

func sameLockAgain(x *explore.X) {
	s, l := deadlock.NewSession(), deadlock.NewRankedLock(1)
	x.Go("A", func() {
		_ = s.Lock(l)
		refused(x, s, l, "of a lock that the session holds already")
	})
	x.Wait()
}

func heldByAnother(x *explore.X) {
	holder, l := deadlock.NewSession(), ranked(1, 2, 2)
	_ = holder.Lock(l[0])
	_ = holder.Lock(l[1])
	x.Go("B", func() {
		s := deadlock.NewSession()
		_ = s.Lock(l[2])
		refused(x, s, l[0], "of rank 1, which another session holds, when 2 is held")
		refused(x, s, l[1], "of rank 2, which another session holds, when another lock of rank 2 is held")
	})
	x.Wait()
}

// refusalBesideAWaiter lets somebody wait for the very lock that is refused.
func refusalBesideAWaiter(x *explore.X) {
	explored(x)
	holder, l := deadlock.NewSession(), ranked(1, 2)
	s := deadlock.NewSession()
	_ = holder.Lock(l[0])
	_ = s.Lock(l[1])
	x.Go("A", func() { _ = deadlock.NewSession().Lock(l[0]) })
	x.Quiescent()
	x.Go("B", func() { _ = s.Lock(l[0]) })
	x.Quiescent()
	if !x.Done("B") {
		x.Fail(grader.Serialised, "B waits for a refusal, because A waits for the lock")
	}
}

// pairwise takes two locks, in this order and as far as it is allowed to.
func pairwise(low, high *deadlock.RankedLock) func() {
	return func() {
		s := deadlock.NewSession()
		if s.Lock(low) != nil {
			return
		}
		if s.Lock(high) == nil {
			s.Unlock(high)
		}
		s.Unlock(low)
	}
}

func crosswise(x *explore.X, a, b int) {
	l := ranked(a, b)
	x.Go("A", pairwise(l[0], l[1]))
	x.Go("B", pairwise(l[1], l[0]))
	x.Wait()
}

func sessionsInACircle(x *explore.X) {
	l := ranked(1, 2, 3)
	x.Go("A", pairwise(l[0], l[1]))
	x.Go("B", pairwise(l[1], l[2]))
	x.Go("C", pairwise(l[2], l[0]))
	x.Wait()
}

func TestDine(t *testing.T) {
	t.Run("everyone", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) { eatsEnough(x, 3, 2); x.Wait() }, explore.Budget(1))
		explore.Run(t, func(x *explore.X) { eatsEnough(x, 2, 0); x.Wait() })
		explore.Run(t, func(x *explore.X) { eatsEnough(x, 2, 2) })
		explore.Run(t, func(x *explore.X) { eatsEnough(x, 3, 1) })
	})

	t.Run("no-deadlock", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) { comesToAnEnd(x, 2, 1) })
		explore.Run(t, func(x *explore.X) { comesToAnEnd(x, 2, 2) })
		explore.Run(t, func(x *explore.X) { comesToAnEnd(x, 3, 1) })
	})

	t.Run("neighbours", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) { sharesForks(x, 2, 2) })
		explore.Run(t, func(x *explore.X) { sharesForks(x, 3, 1) })
	})

	t.Run("parallel", func(t *testing.T) {
		explore.Run(t, twoEatAtOnce, explore.Budget(400))
	})

	t.Run("no-leak", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) { everybodyLeaves(x, 2, 1) }, explore.NoLeak())
		explore.Run(t, func(x *explore.X) { everybodyLeaves(x, 2, 0) }, explore.NoLeak())
	})
}

// eatsEnough counts when Dine returns. Whether it always does is another row's
// business.
func eatsEnough(x *explore.X, n, meals int) {
	x.Cleanup(x.Wait)
	var eating []*explore.Probe
	for i := range n {
		p := x.Probe(fmt.Sprintf("eating as philosopher %d", i))
		p.AtMost(1)
		eating = append(eating, p)
	}
	eaten := make(chan int, n*(meals+1))
	x.Go("A", func() {
		deadlock.Dine(n, meals, func(i int) {
			if i < 0 || i >= n {
				x.Errorf("eat was called for philosopher %d; there are 0 to %d", i, n-1)
			}
			eating[i].Enter()
			eating[i].Leave()
			select {
			case eaten <- i:
			default:
				x.Errorf("eat was called more than %d times for %d philosophers and %d meals", cap(eaten), n, meals)
			}
		})
		all := drained(eaten)
		for i := range n {
			got := len(slices.DeleteFunc(slices.Clone(all), func(j int) bool { return j != i }))
			assert.Equal(x, meals, got, "meals of philosopher %d of %d when Dine has returned", i, n)
		}
	})
}

func comesToAnEnd(x *explore.X, n, meals int) {
	x.Go("A", func() { deadlock.Dine(n, meals, func(int) {}) })
	x.Wait()
}

// sharesForks counts the users of each fork. Whether Dine returns is another row's
// business.
func sharesForks(x *explore.X, n, meals int) {
	x.Cleanup(x.Wait)
	var forks []*explore.Probe
	for i := range n {
		p := x.Probe(fmt.Sprintf("using the fork between %d and %d", (i+n-1)%n, i))
		p.AtMost(1)
		forks = append(forks, p)
	}
	x.Go("A", func() {
		deadlock.Dine(n, meals, func(i int) {
			left, right := forks[i], forks[(i+1)%n]
			left.Enter()
			right.Enter()
			right.Leave()
			left.Leave()
		})
	})
}

func twoEatAtOnce(x *explore.X) {
	x.Cleanup(x.Wait)
	eating := x.Probe("eating")
	x.Go("A", func() {
		deadlock.Dine(4, 1, func(int) {
			eating.Enter()
			x.Sometimes("two of four philosophers eat at once", eating.Peak() >= 2)
			eating.Leave()
		})
	})
}

// everybodyLeaves gives Dine all the time in the world, and looks who is left if
// it has returned.
func everybodyLeaves(x *explore.X, n, meals int) {
	explored(x)
	x.Go("A", func() { deadlock.Dine(n, meals, func(int) {}) })
	x.Sleep(time.Hour)
	x.Quiescent()
	if !x.Done("A") {
		x.Stop()
	}
}
