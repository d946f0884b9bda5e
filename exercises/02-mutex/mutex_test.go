// This is the suite of exercise 02. Each subtest is one behaviour of
// exercise.toml; each explore.Run in it is one small scenario, which the grader
// runs under every interleaving and go test runs many times over.
//
// What goroutines of a scenario share is a channel, a probe or a variable that
// one of them writes and the scenario reads after x.Wait: the suite has no race
// of its own, whatever the code under test does. A scenario that does not wait
// for one of its goroutines leaves it to another row to mind that it is stuck.
package mutex_test

import (
	"errors"
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"go.uber.org/goleak"

	"interleave/exercises/02-mutex"
	"interleave/grader"
	"interleave/grader/explore"
)

func TestMain(m *testing.M) {
	explore.Main(m, func() error { return goleak.Find() })
}

func TestAccount(t *testing.T) {
	t.Run("errors", func(t *testing.T) {
		explore.Run(t, movesMoney)
		for i := range refusals() {
			explore.Run(t, func(x *explore.X) { changesNothing(x, refusals()[i]) })
		}
	})

	t.Run("no-lost-update", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) { meet(x, 0, 3, deposit(1), deposit(2)) })
		explore.Run(t, func(x *explore.X) { meet(x, 10, 9, deposit(1), withdraw(2)) })
		explore.Run(t, func(x *explore.X) { meet(x, 10, 7, withdraw(1), withdraw(2)) })
	})

	t.Run("never-negative", func(t *testing.T) {
		explore.Run(t, notBoth)
		explore.Run(t, looksDuringARefusal)
	})

	t.Run("no-false-refusal", func(t *testing.T) {
		explore.Run(t, refusedBesideAnother)
		explore.Run(t, notNeither)
	})

	t.Run("race-free", func(t *testing.T) { explore.Run(t, everybodyAtTheAccount) })

	t.Run("released-on-error", func(t *testing.T) {
		for i := range refusals() {
			explore.Run(t, func(x *explore.X) { nextGetsIn(x, refusals()[i]) })
		}
	})
}

// A refusal is a call that an account with 100 has to refuse.
type refusal struct {
	name string
	call func(a *mutex.Account) error
	want error
}

// refusals is a function, because the errors are variables of the code under
// test and made afresh for every run.
func refusals() []refusal {
	return []refusal{
		{"Deposit(0)", deposit(0), mutex.ErrInvalidAmount},
		{"Deposit(-1)", deposit(-1), mutex.ErrInvalidAmount},
		{"Withdraw(0)", withdraw(0), mutex.ErrInvalidAmount},
		{"Withdraw(-1)", withdraw(-1), mutex.ErrInvalidAmount},
		{"Withdraw(101)", withdraw(101), mutex.ErrInsufficientFunds},
	}
}

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
		x.Errorf("%s: got error %v, want none", what, err)
	}
}

func movesMoney(x *explore.X) {
	a := mutex.NewAccount(100)
	assert.Equal(x, 100, a.Balance(), "Balance of NewAccount(100)")
	noError(x, a.Deposit(1), "Deposit(1)")
	assert.Equal(x, 101, a.Balance(), "Balance after Deposit(1) to 100")
	noError(x, a.Withdraw(101), "Withdraw(101) when there are 101")
	assert.Equal(x, 0, a.Balance(), "Balance after Withdraw(101) from 101")
}

// changesNothing lets B look, because it may never get in: that is
// released-on-error's business.
func changesNothing(x *explore.X, r refusal) {
	a := mutex.NewAccount(100)
	errorIs(x, r.call(a), r.want, r.name+" when there are 100")
	x.Go("B", func() { assert.Equal(x, 100, a.Balance(), "Balance after %s was refused when there were 100", r.name) })
}

func nextGetsIn(x *explore.X, r refusal) {
	a := mutex.NewAccount(100)
	x.Go("A", func() {
		_ = r.call(a)
		_ = a.Deposit(1)
		_ = a.Balance()
	})
	x.Wait()
}

// meet calls both at once, and neither may be refused.
func meet(x *explore.X, opening, want int, a, b func(*mutex.Account) error) {
	account := mutex.NewAccount(opening)
	x.Go("A", func() { _ = a(account) })
	x.Go("B", func() { _ = b(account) })
	x.Wait()
	assert.Equal(x, want, account.Balance(), "Balance after two calls at once, when there were %d", opening)
}

func deposit(amount int) func(*mutex.Account) error {
	return func(a *mutex.Account) error { return a.Deposit(amount) }
}

func withdraw(amount int) func(*mutex.Account) error {
	return func(a *mutex.Account) error { return a.Withdraw(amount) }
}

// twoWithdrawals are more together than there is.
func twoWithdrawals(x *explore.X) (a, b error) {
	account := mutex.NewAccount(100)
	x.Go("A", func() { a = account.Withdraw(60) })
	x.Go("B", func() { b = account.Withdraw(70) })
	x.Wait()
	return a, b
}

func notBoth(x *explore.X) {
	if a, b := twoWithdrawals(x); a == nil && b == nil {
		x.Errorf("Withdraw(60) and Withdraw(70) at once both succeeded when there were 100")
	}
}

func notNeither(x *explore.X) {
	if a, b := twoWithdrawals(x); a != nil && b != nil {
		x.Errorf("Withdraw(60) and Withdraw(70) at once were both refused when there were 100")
	}
}

// looksDuringARefusal does not wait for B, who may never get in after a refusal:
// that is released-on-error's business.
func looksDuringARefusal(x *explore.X) {
	a := mutex.NewAccount(100)
	x.Go("B", func() { assert.Equal(x, 100, a.Balance(), "Balance while Withdraw(101) is refused when there are 100") })
	_ = a.Withdraw(101)
}

func refusedBesideAnother(x *explore.X) {
	a := mutex.NewAccount(100)
	x.Go("B", func() { noError(x, a.Withdraw(100), "Withdraw(100) when there are 100, beside a Withdraw(101)") })
	_ = a.Withdraw(101)
}

// everybodyAtTheAccount asks of the balance only that it is one there may be when
// either update is lost: whether it is lost is another row's business.
func everybodyAtTheAccount(x *explore.X) {
	a := mutex.NewAccount(100)
	var seen int
	x.Go("A", func() { _ = a.Deposit(10) })
	x.Go("B", func() { _ = a.Withdraw(20) })
	x.Go("C", func() { seen = a.Balance() })
	x.Wait()
	if seen != 80 && seen != 90 && seen != 100 && seen != 110 {
		x.Errorf("Balance beside Deposit(10) and Withdraw(20) when there were 100: got %d", seen)
	}
}

func TestWithlock(t *testing.T) {
	t.Run("excludes", func(t *testing.T) {
		explore.Run(t, runsOnceInside)
		explore.Run(t, twoWithOneLock)
	})

	t.Run("panic", func(t *testing.T) { explore.Run(t, panicsInside) })
	t.Run("goexit", func(t *testing.T) { explore.Run(t, goexitsInside) })
}

// A ledger is a lock that only writes down what is asked of it.
type ledger struct{ locked, unlocked int }

func (l *ledger) Lock()   { l.locked++ }
func (l *ledger) Unlock() { l.unlocked++ }

// releasedOnce fails unless the lock was taken once and released once.
func (l *ledger) releasedOnce(x *explore.X, when string) {
	switch {
	case l.unlocked == 0:
		x.Fail(grader.Leak, "the lock is still held %s", when)
	case l.locked != 1 || l.unlocked != 1:
		x.Errorf("Lock and Unlock %s: called %d and %d times, want once each", when, l.locked, l.unlocked)
	}
}

func runsOnceInside(x *explore.X) {
	l, runs := &ledger{}, 0
	mutex.WithLock(l, func() {
		runs++
		assert.Equal(x, []int{1, 0}, []int{l.locked, l.unlocked}, "calls of Lock and Unlock when fn runs")
	})
	assert.Equal(x, 1, runs, "how often fn has run")
	l.releasedOnce(x, "when fn has returned")
}

func twoWithOneLock(x *explore.X) {
	l := make(semaphore, 1)
	inside := x.Probe("inside fn")
	inside.AtMost(1)
	enter := func() {
		mutex.WithLock(l, func() { inside.Enter(); inside.Leave() })
	}
	x.Go("A", enter)
	x.Go("B", enter)
	x.Wait()
}

// A semaphore is a lock that minds nothing.
type semaphore chan struct{}

func (s semaphore) Lock()   { s <- struct{}{} }
func (s semaphore) Unlock() { <-s }

func panicsInside(x *explore.X) {
	l, oh := &ledger{}, errors.New("oh")
	got := panicOf(func() { mutex.WithLock(l, func() { panic(oh) }) })
	if got != oh {
		x.Errorf("what WithLock panics with when fn panics: got %v, want the same", got)
	}
	l.releasedOnce(x, "after fn has panicked")
}

// panicOf returns what f panics with; nil if it does not. What is not written yet
// panics too, and that goes on.
func panicOf(f func()) (value any) {
	defer func() {
		value = recover()
		if explore.Unwritten(value) {
			panic(value)
		}
	}()
	f()
	return nil
}

func goexitsInside(x *explore.X) {
	l := &ledger{}
	x.Go("A", func() { mutex.WithLock(l, runtime.Goexit) })
	x.Wait()
	l.releasedOnce(x, "after fn has called runtime.Goexit")
}

func TestLock(t *testing.T) {
	t.Run("mutual-exclusion", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) { contend(x, "A", "B") })
		explore.Run(t, func(x *explore.X) { contend(x, "A", "B", "C") })
	})

	t.Run("progress", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) { allGetIn(x, "A", "B") })
		explore.Run(t, func(x *explore.X) { allGetIn(x, "A", "B", "C") })
	})

	t.Run("no-busy-waiting", func(t *testing.T) { explore.Run(t, waitsAsleep) })

	t.Run("fifo", func(t *testing.T) {
		explore.Run(t, inOrderOfArrival)
		explore.Run(t, newcomerStaysBehind)
		explore.Run(t, tryLockStaysBehind)
	})

	t.Run("trylock", func(t *testing.T) {
		explore.Run(t, alone(triesFreeAndHeld))
		explore.Run(t, tryMeetsTry)
		explore.Run(t, tryMeetsLock)
	})

	t.Run("locked", func(t *testing.T) {
		explore.Run(t, alone(saysWhetherHeld))
		explore.Run(t, asksMeanwhile)
		explore.Run(t, saysSoForTheNext)
	})

	t.Run("unlock-of-unlocked", func(t *testing.T) {
		explore.Run(t, alone(excludesAfterwards))
		explore.Run(t, alone(unlocksTooOften))
	})
}

// contend returns when the first has been inside. That the others get in too is
// progress's business; if they do, they are counted all the same.
func contend(x *explore.X, names ...string) {
	l := mutex.NewLock()
	enter, first := room(x, l)
	for _, name := range names {
		x.Go(name, func() { l.Lock(); enter() })
	}
	<-first
}

// room returns what to do when the lock has been taken, and what is received
// from when it has been done for the first time. An Unlock that panics is another
// row's business; here it only follows from two having been inside.
func room(x *explore.X, l *mutex.Lock) (enter func(), first <-chan struct{}) {
	inside, been := x.Probe("inside the lock"), make(chan struct{}, 3)
	inside.AtMost(1)
	return func() {
		inside.Enter()
		inside.Leave()
		been <- struct{}{}
		_ = panicOf(l.Unlock)
	}, been
}

func allGetIn(x *explore.X, names ...string) {
	l := mutex.NewLock()
	for _, name := range names {
		x.Go(name, func() { l.Lock(); l.Unlock() })
	}
	x.Wait()
}

func waitsAsleep(x *explore.X) {
	still(x)
	l := mutex.NewLock()
	l.Lock()
	x.Go("B", l.Lock)
	still(x)
	if !x.Blocked("B") && !x.Done("B") {
		x.Fail(grader.BusyWait, "B runs in circles while the lock is held")
	}
	x.NoStepsFor(100*time.Millisecond, "B") // first a while that a busy sleeper needs not many steps for
	x.NoStepsFor(time.Minute, "B")
}

// still waits until everybody is, and is called at the beginning of what only the
// explorer can carry out: there go test leaves off, before it leaves anybody
// behind. It does not ask whether they sleep: that is no-busy-waiting's business.
func still(x *explore.X) { x.Quiescent() }

func inOrderOfArrival(x *explore.X) {
	still(x)
	l, served := mutex.NewLock(), make(chan string, 2)
	l.Lock()
	for _, name := range []string{"B", "C"} {
		x.Go(name, func() { pass(l, name, served) })
		still(x)
	}
	l.Unlock()
	x.Wait()
	if first := <-served; first != "B" {
		x.Fail(grader.Order, "B waited before C came, and C got the lock first")
	}
}

func pass(l *mutex.Lock, name string, served chan<- string) {
	l.Lock()
	served <- name
	l.Unlock()
}

func newcomerStaysBehind(x *explore.X) {
	still(x)
	l, served := mutex.NewLock(), make(chan string, 2)
	l.Lock()
	x.Go("B", func() { pass(l, "B", served) })
	still(x)
	x.Go("A", func() { l.Unlock(); pass(l, "A", served) })
	x.Wait()
	if first := <-served; first != "B" {
		x.Fail(grader.Order, "B waited when A released the lock, and A got it again before B")
	}
}

// tryLockStaysBehind does not wait for A, because TryLock may: that is trylock's
// business. B keeps the lock, so A can have it only before B.
func tryLockStaysBehind(x *explore.X) {
	still(x)
	l := mutex.NewLock()
	l.Lock()
	x.Go("B", l.Lock)
	still(x)
	x.Go("A", func() {
		l.Unlock()
		if l.TryLock() {
			x.Fail(grader.Order, "B waited when A released the lock, and TryLock gave it to A again before B")
		}
	})
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

func triesFreeAndHeld(x *explore.X) {
	l := mutex.NewLock()
	assert.True(x, l.TryLock(), "TryLock on a new lock")
	assert.False(x, l.TryLock(), "TryLock on a lock that TryLock has taken")
	l.Unlock()
	l.Lock()
	assert.False(x, l.TryLock(), "TryLock on a lock that Lock has taken")
	l.Unlock()
	assert.True(x, l.TryLock(), "TryLock on a lock that was released")
}

// tryMeetsTry does not mind if both are refused: neither was alone with the lock.
func tryMeetsTry(x *explore.X) {
	l := mutex.NewLock()
	var a, b bool
	x.Go("A", func() { a = l.TryLock() })
	x.Go("B", func() { b = l.TryLock() })
	x.Wait()
	assert.False(x, a && b, "both of two TryLocks at once took the lock")
}

func tryMeetsLock(x *explore.X) {
	l := mutex.NewLock()
	enter, first := room(x, l)
	x.Go("A", func() { l.Lock(); enter() })
	x.Go("B", func() {
		if l.TryLock() {
			enter()
		}
	})
	<-first
}

func saysWhetherHeld(x *explore.X) {
	l := mutex.NewLock()
	assert.False(x, l.Locked(), "Locked of a new lock")
	l.Lock()
	assert.True(x, l.Locked(), "Locked of a lock that is held")
	assert.True(x, l.Locked(), "Locked of a lock that is held, asked a second time")
	l.Unlock()
	assert.False(x, l.Locked(), "Locked of a lock that was released")
}

// saysSoForTheNext says nothing if B did not get the lock: that is progress's
// business.
func saysSoForTheNext(x *explore.X) {
	still(x)
	l := mutex.NewLock()
	l.Lock()
	x.Go("B", l.Lock)
	still(x)
	l.Unlock()
	still(x)
	if x.Done("B") {
		assert.True(x, l.Locked(), "Locked of a lock that was released, and taken by B, who waited")
	}
}

func asksMeanwhile(x *explore.X) {
	l := mutex.NewLock()
	x.Go("A", func() { l.Lock(); l.Unlock() })
	x.Go("B", func() { _ = l.Locked() })
	x.Wait()
	assert.False(x, l.Locked(), "Locked of a lock that was released")
}

func unlocksTooOften(x *explore.X) {
	l := mutex.NewLock()
	assert.Panics(x, l.Unlock, "Unlock of a new lock")
	l.Lock()
	l.Unlock()
	assert.Panics(x, l.Unlock, "Unlock of a lock that was released")
}

// excludesAfterwards takes the lock before B comes, so that B gets in only if
// there is one lock too many.
func excludesAfterwards(x *explore.X) {
	still(x)
	l := mutex.NewLock()
	_ = panicOf(l.Unlock)
	l.Lock()
	x.Go("B", l.Lock)
	still(x)
	if x.Done("B") {
		x.Errorf("a second Lock got in beside the first, after an Unlock too many")
	}
	l.Unlock()
}

func TestCache(t *testing.T) {
	t.Run("loads-once", func(t *testing.T) {
		explore.Run(t, remembers)
		explore.Run(t, remembersNil)
		explore.Run(t, twoGetOneKey)
		explore.Run(t, twoGetTwoKeys)
	})

	t.Run("small-critical-section", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) { overtakes(x, false) })
		explore.Run(t, func(x *explore.X) { overtakes(x, true) })
		explore.Run(t, loadGetsAnother)
	})

	t.Run("errors-not-kept", func(t *testing.T) {
		explore.Run(t, loadsAgainAfterAnError)
		explore.Run(t, waiterComesBack)
		explore.Run(t, waiterSharesTheError)
	})

	t.Run("panic-releases", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) { loadDoesNotReturn(x, func() { panic("oh") }) })
		explore.Run(t, func(x *explore.X) { loadDoesNotReturn(x, runtime.Goexit) })
		explore.Run(t, panicArrives)
	})
}

// remembers asks for keys whose values are 0 and 1.
func remembers(x *explore.X) {
	loads := 0
	c := mutex.NewCache(func(key int) (int, error) { loads++; return key, nil })
	for i, key := range []int{0, 0, 1, 0, 1} {
		got(x, c, key, key)
		assert.Equal(x, []int{1, 1, 2, 2, 2}[i], loads, "how often load has run after Get number %d of the keys 0, 0, 1, 0, 1", i+1)
	}
}

func remembersNil(x *explore.X) {
	loads := 0
	c := mutex.NewCache(func(string) (any, error) { loads++; return nil, nil })
	_, _ = c.Get("nothing")
	if v, err := c.Get("nothing"); v != nil || err != nil || loads != 1 {
		x.Errorf("second Get when load returns nil: got %v and error %v after %d loads, want nil and no error after 1", v, err, loads)
	}
}

// got fails unless Get returns the value.
func got(x *explore.X, c *mutex.Cache[int, int], key, want int) {
	v, err := c.Get(key)
	if v != want || err != nil {
		x.Errorf("Get(%d) when load returns %d: got %d and error %v", key, want, v, err)
	}
}

// counting returns a Cache whose values are the keys times 7, and how often load
// has run.
func counting(x *explore.X) (*mutex.Cache[int, int], *explore.Probe) {
	loads := x.Probe("loaded")
	return mutex.NewCache(func(key int) (int, error) {
		loads.Enter()
		return 7 * key, nil
	}), loads
}

func twoGetOneKey(x *explore.X) {
	c, loads := counting(x)
	x.Go("A", func() { got(x, c, 1, 7) })
	x.Go("B", func() { got(x, c, 1, 7) })
	x.Wait()
	assert.Equal(x, 1, loads.Inside(), "how often load has run after two Gets of one key at once")
}

func twoGetTwoKeys(x *explore.X) {
	c, loads := counting(x)
	x.Go("A", func() { got(x, c, 1, 7) })
	x.Go("B", func() { got(x, c, 2, 14) })
	x.Wait()
	got(x, c, 1, 7)
	got(x, c, 2, 14)
	assert.Equal(x, 2, loads.Inside(), "how often load has run after Gets of two keys at once, and again")
}

// overtakes gets stuck if the load of key 1 holds up a Get of key 2.
func overtakes(x *explore.X, loaded bool) {
	overtaken := make(chan struct{})
	c := mutex.NewCache(func(key int) (int, error) {
		if key == 1 {
			<-overtaken
		}
		return key, nil
	})
	if loaded {
		_, _ = c.Get(2)
	}
	x.Go("A", func() { _, _ = c.Get(1) })
	x.Go("B", func() { _, _ = c.Get(2); close(overtaken) })
	x.Wait()
}

func loadGetsAnother(x *explore.X) {
	var c *mutex.Cache[int, int]
	c = mutex.NewCache(func(key int) (int, error) {
		if key == 0 {
			return 7, nil
		}
		v, err := c.Get(key - 1)
		return v + 1, err
	})
	x.Go("A", func() { got(x, c, 2, 9) })
	x.Wait()
}

var errLoad = errors.New("not to be had")

func loadsAgainAfterAnError(x *explore.X) {
	loads := 0
	c := mutex.NewCache(func(int) (int, error) {
		if loads++; loads < 3 {
			return 0, errLoad
		}
		return 7, nil
	})
	for i := range 2 {
		_, err := c.Get(1)
		errorIs(x, err, errLoad, fmt.Sprintf("Get number %d, when load fails twice", i+1))
	}
	got(x, c, 1, 7)
	got(x, c, 1, 7)
	assert.Equal(x, 3, loads, "how often load has run after four Gets of a key, when it fails twice")
}

func waiterSharesTheError(x *explore.X) {
	still(x)
	loads, end := x.Probe("loaded"), make(chan struct{})
	c := mutex.NewCache(func(int) (int, error) {
		loads.Enter()
		<-end
		return 0, errLoad
	})
	var err error
	x.Go("A", func() { _, _ = c.Get(1) })
	x.Arrived("A")
	x.Go("B", func() { _, err = c.Get(1) })
	x.Arrived("B")
	close(end)
	x.Wait()
	errorIs(x, err, errLoad, "Get that waited for a load that failed")
	assert.Equal(x, 1, loads.Inside(), "how often load has run after a Get waited for a load that failed")
}

// waiterComesBack lets A ask again when it has the error, from its own load or
// from B's. Only the first load fails.
func waiterComesBack(x *explore.X) {
	loads := x.Probe("loaded")
	c := mutex.NewCache(func(int) (int, error) {
		if loads.Enter(); loads.Inside() == 1 {
			return 0, errLoad
		}
		return 7, nil
	})
	x.Go("A", func() {
		if _, err := c.Get(1); err != nil {
			got(x, c, 1, 7)
		}
	})
	x.Go("B", func() { _, _ = c.Get(1) })
	x.Wait()
}

// loadDoesNotReturn ends the first load in its own way, and lets the others
// return 7. Whoever did not run the first may get anything but a success that
// is none.
func loadDoesNotReturn(x *explore.X, end func()) {
	loads := x.Probe("loaded")
	c := mutex.NewCache(func(int) (int, error) {
		if loads.Enter(); loads.Inside() == 1 {
			end()
		}
		return 7, nil
	})
	get := func() {
		defer func() { _ = recover() }()
		if v, err := c.Get(1); err == nil && v != 7 {
			x.Errorf("Get beside a load that did not return: got %d and no error", v)
		}
	}
	x.Go("A", get)
	x.Go("B", get)
	x.Wait()
	x.Go("C", get)
	x.Wait()
}

func panicArrives(x *explore.X) {
	c := mutex.NewCache(func(int) (int, error) { panic("oh") })
	assert.Panics(x, func() { _, _ = c.Get(1) }, "Get whose load panics")
}

func TestStats(t *testing.T) {
	t.Run("consistent", func(t *testing.T) {
		explore.Run(t, addsUp)
		explore.Run(t, recordMeetsRecord)
		explore.Run(t, looksWhileRecording)
	})

	t.Run("readers-share", func(t *testing.T) { explore.Run(t, twoView) })
	t.Run("writer-excluded", func(t *testing.T) { explore.Run(t, recordWaitsForView) })
	t.Run("panic-releases", func(t *testing.T) { explore.Run(t, viewPanics) })
}

// A summary is what Snapshot and View show.
type summary struct{ count, sum int }

func snapshot(s *mutex.Stats) summary {
	count, sum := s.Snapshot()
	return summary{count, sum}
}

func addsUp(x *explore.X) {
	var s mutex.Stats
	assert.Equal(x, summary{}, snapshot(&s), "Snapshot before anything is recorded")
	s.Record(5)
	s.Record(7)
	assert.Equal(x, summary{2, 12}, snapshot(&s), "Snapshot after Record(5) and Record(7)")
	runs := 0
	s.View(func(count, sum int) {
		runs++
		assert.Equal(x, summary{2, 12}, summary{count, sum}, "what View shows after Record(5) and Record(7)")
	})
	assert.Equal(x, 1, runs, "how often fn has run")
}

func recordMeetsRecord(x *explore.X) {
	var s mutex.Stats
	x.Go("A", func() { s.Record(5) })
	x.Go("B", func() { s.Record(7) })
	x.Wait()
	assert.Equal(x, summary{2, 12}, snapshot(&s), "Snapshot after Record(5) and Record(7) at once")
}

func looksWhileRecording(x *explore.X) {
	var s mutex.Stats
	var b, c summary
	x.Go("A", func() { s.Record(5) })
	x.Go("B", func() { b = snapshot(&s) })
	x.Go("C", func() { s.View(func(count, sum int) { c = summary{count, sum} }) })
	x.Wait()
	for _, seen := range []summary{b, c} {
		if seen != (summary{}) && seen != (summary{1, 5}) {
			x.Errorf("Snapshot and View while 5 is recorded: got %v and %v, want {0 0} or {1 5}", b, c)
		}
	}
}

func twoView(x *explore.X) {
	var s mutex.Stats
	inside, end := x.Probe("inside a View"), make(chan struct{})
	defer close(end)
	look := func() {
		s.View(func(int, int) {
			inside.Enter()
			<-end
			inside.Leave()
		})
	}
	x.Go("A", look)
	x.Go("B", look)
	x.Reaches(inside, 2)
}

// recordWaitsForView starts the Record when fn runs, so it cannot have returned
// before.
func recordWaitsForView(x *explore.X) {
	var s mutex.Stats
	returned := x.Probe("recorded")
	s.View(func(int, int) {
		x.Go("B", func() { s.Record(5); returned.Enter() })
		x.Step("inside fn")
		if returned.Inside() > 0 {
			x.Errorf("a Record returned while a View was inside")
		}
	})
}

func viewPanics(x *explore.X) {
	var s mutex.Stats
	assert.Panics(x, func() { s.View(func(int, int) { panic("oh") }) }, "View whose fn panics")
	x.Go("B", func() { s.Record(5) })
	x.Wait()
}
