package explore

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/explore/sched"
	"interleave/grader/explore/shim"
	"interleave/grader/explore/shim/sync"
)

// judge explores a scenario written with the doubles, as the grader would.
func judge(t *testing.T, scenario func(x *X), opts ...Option) grader.Evidence {
	t.Helper()
	var o options
	for _, opt := range opts {
		opt(&o)
	}
	return explore(t, scenario, o, ownJob())
}

func counter(threads, increments int) func(x *X) {
	return func(x *X) {
		var mu sync.Mutex
		n := 0
		for i := range threads {
			x.Go(fmt.Sprint(i), func() {
				for range increments {
					mu.Lock()
					n++
					mu.Unlock()
				}
			})
		}
		x.Wait()
		assert.Equal(x, threads*increments, n, "n")
	}
}

func TestAMutexCounterIsProvedInAsManySchedulesAsThereAreLockOrders(t *testing.T) {
	tests := map[string]struct{ threads, increments, orders int }{
		"2 goroutines, 1 increment":  {2, 1, 2},
		"2 goroutines, 2 increments": {2, 2, 6},
		"3 goroutines, 1 increment":  {3, 1, 6},
		"3 goroutines, 2 increments": {3, 2, 90},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			e := judge(t, counter(tt.threads, tt.increments))
			require.Nil(t, e.Finding, "evidence %+v", e)
			assert.True(t, e.Exhausted, "evidence %+v", e)
			assert.GreaterOrEqual(t, e.Explored, tt.orders, "schedules")
			assert.LessOrEqual(t, e.Explored, 2*tt.orders, "schedules")
		})
	}
}

func TestTwoLocksInOppositeOrderAreADeadlock(t *testing.T) {
	e := judge(t, func(x *X) {
		var a, b sync.Mutex
		x.Go("A", func() { a.Lock(); through(&b); a.Unlock() })
		x.Go("B", func() { b.Lock(); through(&a); b.Unlock() })
		x.Wait()
	})
	require.NotNil(t, e.Finding, "evidence %+v", e)
	assert.Equal(t, grader.Deadlock, e.Finding.Class, "%+v", e.Finding)
	assert.Regexp(t, `^A waits to lock #2 at behaviour_test.go:\d+, held by B; B waits to lock #1 at behaviour_test.go:\d+, held by A$`, e.Finding.Message, "message")
}

func TestAChannelHandsOverInOrderOfArrival(t *testing.T) {
	e := judge(t, func(x *X) {
		ch := make(chan int)
		got := [2]int{}
		x.Go("A", func() { got[0] = shim.Recv(ch) })
		x.Arrived("A")
		x.Go("B", func() { got[1] = shim.Recv(ch) })
		x.Arrived("B")
		shim.Send(ch)(1)
		shim.Send(ch)(2)
		x.Wait()
		assert.Equal(x, [2]int{1, 2}, got, "who received what")
	})
	assert.Nil(t, e.Finding, "%+v", e.Finding)
	assert.True(t, e.Exhausted, "%+v", e)
}

func TestALeftoverIsALeakOnlyWhereTheScenarioIsAboutLeaks(t *testing.T) {
	scenario := func(x *X) {
		ch := make(chan int)
		x.Go("A", func() { shim.Recv(ch) })
	}
	assert.Nil(t, judge(t, scenario).Finding, "without NoLeak")
	e := judge(t, scenario, NoLeak())
	require.NotNil(t, e.Finding, "with NoLeak: %+v", e)
	assert.Equal(t, grader.Leak, e.Finding.Class, "%+v", e.Finding)
}

func TestAPanicEndsTheScheduleWithItsPlace(t *testing.T) {
	e := judge(t, func(x *X) {
		var mu sync.Mutex
		closed := false
		ch := make(chan int, 1)
		x.Go("A", func() {
			mu.Lock()
			open := !closed
			mu.Unlock()
			if open {
				shim.Send(ch)(1)
			}
		})
		x.Go("B", func() {
			mu.Lock()
			closed = true
			mu.Unlock()
			shim.Close(ch)
		})
		x.Wait()
	})
	require.NotNil(t, e.Finding, "%+v", e)
	assert.Equal(t, grader.Panic, e.Finding.Class, "%+v", e.Finding)
	assert.Regexp(t, `^A panics: send on closed channel at search_test.go:\d+$`, e.Finding.Message, "message")
	t.Log(e.Finding.Trace.Schedule)
}

func TestSelectExploresEveryReadyCase(t *testing.T) {
	seen := map[int]bool{}
	e := judge(t, func(x *X) {
		a, b := make(chan int, 1), make(chan int, 1)
		shim.Send(a)(1)
		shim.Send(b)(1)
		seen[shim.Select(false, shim.R(a).Case, shim.R(b).Case)] = true
	})
	assert.Nil(t, e.Finding, "%+v", e.Finding)
	assert.Equal(t, map[int]bool{0: true, 1: true}, seen, "cases")
}

func TestATouchThatNothingOrdersIsARace(t *testing.T) {
	if sched.RaceBuild {
		t.Skip("the detector would report it as well, and fail the test")
	}
	e := judge(t, func(x *X) {
		n := 0
		f := func() {
			shim.Add(&n, 1)
		}
		x.Go("A", f)
		x.Go("B", f)
		x.Wait()
		assert.Equal(x, 2, n, "n after two increments")
	})
	require.NotNil(t, e.Finding, "%+v", e)
	assert.Equal(t, grader.Race, e.Finding.Class, "%+v", e.Finding)
	assert.Regexp(t, `^A reads #1 at search_test.go:(\d+) and B writes #1 at search_test.go:(\d+), and nothing orders the two: n after two increments: got 1, want 2$`, e.Finding.Message, "message")
}
