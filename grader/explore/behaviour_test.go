package explore

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/explore/sched"
	"interleave/grader/explore/shim"
	"interleave/grader/explore/shim/sync"
)

// through takes the lock and gives it back.
func through(l sync.Locker) {
	l.Lock()
	defer l.Unlock()
}

// holds fails the test unless the scenario was proved.
func holds(t *testing.T, scenario func(x *X), opts ...Option) {
	t.Helper()
	e := judge(t, scenario, opts...)
	assert.Nil(t, e.Finding, "finding")
	assert.Empty(t, e.Fault+e.Inconclusive, "fault")
	assert.True(t, e.Exhausted, "%+v", e)
}

// breaks fails the test unless the scenario breaks with the class, and returns
// what was found.
func breaks(t *testing.T, class grader.Class, scenario func(x *X), opts ...Option) *grader.Finding {
	t.Helper()
	e := judge(t, scenario, opts...)
	require.Empty(t, e.Fault, "fault")
	require.NotNil(t, e.Finding, "%+v", e)
	assert.Equal(t, class, e.Finding.Class, "%+v", e.Finding)
	return e.Finding
}

func TestAWaitingWriterKeepsNewReadersOut(t *testing.T) {
	breaks(t, grader.Deadlock, func(x *X) {
		var mu sync.RWMutex
		x.Go("reader", func() { mu.RLock(); through(mu.RLocker()); mu.RUnlock() })
		x.Go("writer", func() { through(&mu) })
		x.Wait()
	})
}

func TestReadersShareAndWritersDoNot(t *testing.T) {
	holds(t, func(x *X) {
		var mu sync.RWMutex
		inside := x.Probe("writing")
		inside.AtMost(1)
		for _, name := range []string{"A", "B"} {
			x.Go(name, func() { mu.Lock(); inside.Enter(); inside.Leave(); mu.Unlock() })
		}
		x.Wait()
	})
	holds(t, func(x *X) {
		var mu sync.RWMutex
		inside := x.Probe("reading")
		stay := make(chan int)
		for _, name := range []string{"A", "B"} {
			x.Go(name, func() { mu.RLock(); inside.Enter(); shim.Recv(stay); mu.RUnlock() })
		}
		x.Reaches(inside, 2)
		shim.Close(stay)
		x.Wait()
	})
}

func TestAMutexMayLetANewcomerIn(t *testing.T) {
	f := breaks(t, grader.Order, func(x *X) {
		var mu sync.Mutex
		served := ""
		mu.Lock()
		x.Go("A", func() { mu.Lock(); served += "A"; mu.Unlock() })
		x.Arrived("A")
		x.Go("B", func() { mu.Lock(); served += "B"; mu.Unlock() })
		mu.Unlock()
		x.Wait()
		if served != "AB" {
			x.Fail(grader.Order, "served %s", served)
		}
	})
	assert.Equal(t, "served BA", f.Message, "message")
}

func TestWhatIsFatalInGoEndsTheScheduleBeyondRecover(t *testing.T) {
	scenarios := map[string]func(){
		"unlock of unlocked mutex":   func() { new(sync.Mutex).Unlock() },
		"unlock of unlocked RWMutex": func() { new(sync.RWMutex).Unlock() },
		"runlock of unlocked":        func() { new(sync.RWMutex).RUnlock() },
	}
	for name, body := range scenarios {
		t.Run(name, func(t *testing.T) {
			breaks(t, grader.Panic, func(x *X) {
				x.Go("A", func() {
					defer func() { _ = recover() }()
					body()
				})
				x.Wait()
			})
		})
	}
}

func TestMisusePanicsAsInGo(t *testing.T) {
	scenarios := map[string]func(){
		"negative WaitGroup": func() { new(sync.WaitGroup).Done() },
		"close of nil":       func() { shim.Close[int](nil) },
		"close of closed":    func() { ch := make(chan int); shim.Close(ch); shim.Close(ch) },
		"copy of a Cond":     func() { c := sync.NewCond(new(sync.Mutex)); c.Signal(); d := *c; d.Signal() },
		"send on closed":     func() { ch := make(chan int, 1); shim.Close(ch); shim.Send(ch)(1) },
	}
	for name, body := range scenarios {
		t.Run(name, func(t *testing.T) {
			breaks(t, grader.Panic, func(x *X) {
				x.Go("A", body)
				x.Wait()
			})
			holds(t, func(x *X) { // and can be recovered from
				x.Go("A", func() {
					defer func() { assert.NotNil(x, recover(), "recovered") }()
					body()
				})
				x.Wait()
			})
		})
	}
}

func TestANilChannelBlocksForGood(t *testing.T) {
	f := breaks(t, grader.Deadlock, func(x *X) {
		var ch chan int
		x.Go("A", func() { shim.Recv(ch) })
		x.Wait()
	})
	assert.Contains(t, f.Message, "A waits to receive", "message")
}

func TestASignalBeforeTheWaitIsLost(t *testing.T) {
	breaks(t, grader.Deadlock, func(x *X) {
		var mu sync.Mutex
		c := sync.NewCond(&mu)
		x.Go("waiter", func() { mu.Lock(); c.Wait(); mu.Unlock() })
		x.Go("signaller", c.Signal)
		x.Wait()
	})
}

func TestSignalWakesWhoHasWaitedLongest(t *testing.T) {
	holds(t, func(x *X) {
		var mu sync.Mutex
		c := sync.NewCond(&mu)
		served := ""
		wait := func(name string) func() {
			return func() { mu.Lock(); c.Wait(); served += name; mu.Unlock() }
		}
		x.Go("A", wait("A"))
		x.Arrived("A")
		x.Go("B", wait("B"))
		x.Arrived("B")
		c.Signal()
		x.Quiescent()
		c.Signal()
		x.Wait()
		assert.Equal(x, "AB", served, "order of service")
	})
}

func TestOnceRunsOnceAndOthersWaitForIt(t *testing.T) {
	holds(t, func(x *X) {
		var once sync.Once
		n := 0
		for _, name := range []string{"A", "B", "C"} {
			x.Go(name, func() {
				once.Do(func() { n++ })
				assert.Equal(x, 1, n, "after Do")
			})
		}
		x.Wait()
	})
}

func TestTimePassesOnlyWhileAllAreBlocked(t *testing.T) {
	holds(t, func(x *X) {
		var mu sync.Mutex // passing time orders nothing
		order := ""
		note := func(name string) { mu.Lock(); order += name; mu.Unlock() }
		x.Go("late", func() { sched.Pause(int64(time.Hour)); note("late") })
		x.Go("early", func() { sched.Pause(int64(time.Minute)); note("early ") })
		x.Wait()
		assert.Equal(x, "early late", order, "order")
		assert.Equal(x, int64(time.Hour), sched.FakeNow(), "time")
	})
}

func TestWhoIsDueAtOneInstantGoesInAnyOrder(t *testing.T) {
	seen := map[string]bool{}
	holds(t, func(x *X) {
		var mu sync.Mutex
		order := ""
		for _, name := range []string{"A", "B"} {
			x.Go(name, func() {
				sched.Pause(int64(time.Second))
				mu.Lock()
				order += name
				mu.Unlock()
			})
		}
		x.Wait()
		seen[order] = true
	})
	assert.Equal(t, map[string]bool{"AB": true, "BA": true}, seen, "orders")
}

func TestAClockThatMovesEarlyLetsATimeoutOvertake(t *testing.T) {
	scenario := func(x *X) {
		done := x.Probe("done")
		x.Go("worker", func() { x.Step("works"); done.Enter() })
		x.Sleep(time.Second)
		assert.Equal(x, 1, done.Inside(), "who is done when a second has passed")
	}
	holds(t, scenario)
	breaks(t, grader.Atomicity, scenario, EarlyTime())
}

func TestAWrongValueNeedsNoInterleaving(t *testing.T) {
	breaks(t, grader.WrongValue, func(x *X) {
		x.Go("A", func() {})
		x.Wait()
		assert.Equal(x, 1, 2, "always wrong")
	})
}

func TestAnAtomicityViolationNeedsOne(t *testing.T) {
	f := breaks(t, grader.Atomicity, func(x *X) {
		var mu sync.Mutex
		n := 0
		inc := func() {
			mu.Lock()
			v := n
			mu.Unlock()
			mu.Lock()
			n = v + 1
			mu.Unlock()
		}
		x.Go("A", inc)
		x.Go("B", inc)
		x.Wait()
		assert.Equal(x, 2, n, "n after two increments")
	})
	assert.Equal(t, "n after two increments: got 1, want 2", f.Message, "message")
	assert.Equal(t, "b2c4b2a1", f.Trace.Schedule, "schedule")
}

func TestLeftoversAreUnwoundWithTheirDeferredCalls(t *testing.T) {
	unwound := 0
	scenario := func(x *X) {
		var mu sync.Mutex
		ch := make(chan int)
		x.Go("A", func() {
			mu.Lock()
			defer mu.Unlock()
			defer func() { unwound++ }()
			shim.Recv(ch)
		})
	}
	assert.Nil(t, judge(t, scenario).Finding, "finding")
	assert.Positive(t, unwound, "deferred calls")
}

func TestASpinnerLetsOthersGoOn(t *testing.T) {
	holds(t, func(x *X) {
		var mu sync.Mutex
		mu.Lock()
		x.Go("spinner", func() {
			for !mu.TryLock() {
				shim.Loop()
			}
			mu.Unlock()
		})
		x.Go("holder", mu.Unlock)
		x.Wait()
	})
}

func TestSpinningForNothingIsStarvation(t *testing.T) {
	f := breaks(t, grader.Starvation, func(x *X) {
		var mu sync.Mutex
		mu.Lock()
		x.Go("spinner", func() {
			for !mu.TryLock() {
				shim.Loop()
			}
		})
		x.Wait()
	})
	assert.Contains(t, f.Message, "spinner", "message")
}

func TestALoopWithoutAGateIsOneInTheEnd(t *testing.T) {
	f := breaks(t, grader.Timeout, func(x *X) {
		x.Go("A", func() {
			for {
				shim.Loop()
			}
		})
		x.Wait()
	})
	assert.Contains(t, f.Message, "A at behaviour_test.go:", "message")
}

func TestAProbeCatchesTheStepThatIsOneTooMany(t *testing.T) {
	f := breaks(t, grader.OverLimit, func(x *X) {
		p := x.Probe("inside")
		p.AtMost(1)
		for _, name := range []string{"A", "B"} {
			x.Go(name, func() { p.Enter(); p.Leave() })
		}
		x.Wait()
	})
	assert.Equal(t, "2 are inside together; at most 1 may be", f.Message, "message")
}

func TestSometimesIsAboutAllSchedulesTogether(t *testing.T) {
	scenario := func(x *X) {
		p := x.Probe("inside")
		for _, name := range []string{"A", "B"} {
			x.Go(name, func() { p.Enter(); p.Leave() })
		}
		x.Wait()
		x.Sometimes("both are inside together", p.Peak() == 2)
	}
	holds(t, scenario)
	holds(t, func(x *X) {
		for _, name := range []string{"A", "B"} {
			x.Go(name, func() { x.Sometimes("any of them says so", name == "B") })
		}
		x.Wait()
	})
	f := breaks(t, grader.Serialised, func(x *X) {
		x.Sometimes("this can be", false)
	})
	assert.Equal(t, "in none of 1 schedules: this can be", f.Message, "message")
}

func TestAnInvariantIsCheckedAtEveryStep(t *testing.T) {
	if sched.RaceBuild {
		t.Skip("an invariant reads without locks what others write, so it is not checked under the race detector")
	}
	breaks(t, grader.Atomicity, func(x *X) {
		n := 0
		x.Always(func() error {
			if n == 1 {
				return assert.AnError
			}
			return nil
		})
		x.Go("A", func() { n++; x.Step("between"); n++ })
		x.Wait()
	})
}

func TestAnUntouchedStubIsUnstarted(t *testing.T) {
	e := judge(t, func(x *X) { panic("TODO: implement Counter.Inc") })
	assert.Equal(t, "TODO: implement Counter.Inc", e.Unstarted, "%+v", e)
	assert.Nil(t, e.Finding, "%+v", e)
}

func TestOneHundredRunsFindTheSame(t *testing.T) {
	find := func() *grader.Finding {
		return breaks(t, grader.Deadlock, func(x *X) {
			var a, b sync.Mutex
			x.Go("A", func() { a.Lock(); through(&b); a.Unlock() })
			x.Go("B", func() { b.Lock(); through(&a); b.Unlock() })
			x.Wait()
		})
	}
	first := find()
	for range 100 {
		assert.Equal(t, first, find(), "finding")
	}
}

func TestAGoroutineThatTicksForEverIsALeakWhenAllElseIsOver(t *testing.T) {
	scenario := func(x *X) {
		x.Go("ticker", func() {
			for {
				sched.Pause(int64(time.Second))
			}
		})
	}
	assert.Nil(t, judge(t, scenario).Finding, "where the scenario is not about leaks")
	f := breaks(t, grader.Leak, scenario, NoLeak())
	assert.Contains(t, f.Message, "ticker", "message")
}

func TestLookingAgainAndAgainIsBusyWaiting(t *testing.T) {
	if sched.RaceBuild {
		t.Skip("the same schedules as in the plain build")
	}
	scenario := func(look func(mu *sync.Mutex)) func(x *X) {
		return func(x *X) {
			var mu sync.Mutex
			mu.Lock()
			x.Go("A", func() { look(&mu) })
			x.NoStepsFor(time.Hour, "A")
		}
	}
	breaks(t, grader.BusyWait, scenario(func(mu *sync.Mutex) {
		for !mu.TryLock() {
			shim.Loop()
		}
	}))
	breaks(t, grader.BusyWait, scenario(func(mu *sync.Mutex) {
		for !mu.TryLock() {
			sched.Pause(int64(time.Minute))
		}
	}))
	holds(t, scenario((*sync.Mutex).Lock))
}
