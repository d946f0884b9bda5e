package explore

import (
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"interleave/grader"
	"interleave/grader/explore/sched"
	"interleave/grader/explore/shim"
	"interleave/grader/explore/shim/sync"
)

// heldUp fails as soon as B has not come through while A is stalled somewhere.
func heldUp(a, b func()) func(x *X) {
	return func(x *X) {
		x.Go("A", a)
		x.StallAnywhere("A")
		x.Go("B", b)
		x.Quiescent()
		if !x.Done("B") {
			x.Fail(grader.Serialised, "B waits for A, which is stalled")
		}
	}
}

func TestAStallIsTriedAtEveryStep(t *testing.T) {
	done := map[int]bool{}
	holds(t, func(x *X) {
		var steps atomic.Int64 // nothing orders a stalled A and who looks at it
		x.Go("A", func() {
			for range 3 {
				x.Step("one more")
				steps.Add(1)
			}
		})
		x.StallAnywhere("A")
		x.Quiescent()
		done[int(steps.Load())] = true
	})
	assert.Equal(t, map[int]bool{0: true, 1: true, 2: true, 3: true}, done, "how far A came")
}

func TestAStallBetweenLockAndUnlockHoldsUpWhoWantsTheSameLock(t *testing.T) {
	holds(t, func(x *X) {
		var mu, other sync.Mutex
		heldUp(func() { through(&mu) }, func() { through(&other) })(x)
	})
	f := breaks(t, grader.Serialised, func(x *X) {
		var mu sync.Mutex
		heldUp(func() { through(&mu) }, func() { through(&mu) })(x)
	})
	var stalls []grader.Step
	for _, s := range f.Trace.Steps {
		if s.Kind == "stall" {
			stalls = append(stalls, s)
		}
	}
	if assert.Len(t, stalls, 1, "the one stall that was chosen is in the trace: %+v", f.Trace.Steps) {
		assert.Equal(t, "behaviour_test.go", stalls[0].File, "where it is stalled")
	}
	assert.Equal(t, "b1a1=0.1", f.Trace.Schedule, "A locks and is stalled, and B waits")
}

func TestAStallFindsWhoWorksForTheStalled(t *testing.T) {
	breaks(t, grader.Serialised, func(x *X) {
		var mu sync.Mutex
		heldUp(func() {
			done := make(chan int)
			go shim.Go(func() { // received from below
				through(&mu)
				shim.Close(done)
			})()
			shim.Recv(done)
		}, func() { through(&mu) })(x)
	})
}

func TestWhoIsResumedGoesOn(t *testing.T) {
	holds(t, func(x *X) {
		x.Go("A", func() { x.Step("first"); x.Step("second") })
		x.StallAnywhere("A")
		x.Quiescent()
		x.Resume("A")
		x.Wait()
	})
}

func TestAHelperThatLooksAgainAndAgainIsBusyWaiting(t *testing.T) {
	if sched.RaceBuild {
		t.Skip("the same schedules as in the plain build")
	}
	breaks(t, grader.BusyWait, func(x *X) {
		var mu sync.Mutex
		mu.Lock()
		x.Go("A", func() {
			done := make(chan int)
			go shim.Go(func() { // received from below
				for !mu.TryLock() {
					sched.Pause(int64(time.Minute))
				}
				shim.Close(done)
			})()
			shim.Recv(done)
		})
		x.NoStepsFor(time.Hour, "A")
	})
}

func TestAScenarioThatStopsIsNotJudgedByWhatIsLeft(t *testing.T) {
	scenario := func(end func(x *X)) func(x *X) {
		return func(x *X) {
			x.Go("A", shim.Block)
			x.Quiescent()
			end(x)
		}
	}
	breaks(t, grader.Leak, scenario(func(*X) {}), NoLeak())
	holds(t, scenario((*X).Stop), NoLeak())
}
