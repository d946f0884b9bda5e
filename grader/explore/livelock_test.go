package explore

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/explore/sched"
	"interleave/grader/explore/shim"
	"interleave/grader/explore/shim/sync"
	"interleave/grader/explore/shim/time"
)

// polite takes two locks and lets go of the first if it does not get the second.
func polite(first, second *sync.Mutex, pause func()) func() {
	return func() {
		for {
			shim.Loop()
			first.Lock()
			if second.TryLock() {
				break
			}
			first.Unlock()
			pause()
		}
		second.Unlock()
		first.Unlock()
	}
}

func twoPolite(pause func(), wait func(x *X)) func(x *X) {
	return func(x *X) {
		var a, b sync.Mutex
		x.Go("A", polite(&a, &b, pause))
		x.Go("B", polite(&b, &a, pause))
		wait(x)
	}
}

func TestGettingInEachOthersWayForEverIsStarvation(t *testing.T) {
	if sched.RaceBuild {
		t.Skip("the same schedules as in the plain build")
	}
	for name, wait := range map[string]func(x *X){"for a quiet moment": (*X).Quiescent, "for nothing": func(*X) {}} {
		assert.Nil(t, judge(t, twoPolite(func() {}, wait), Budget(100)).Finding, "where the scenario waits %s", name)
	}
	for name, pause := range map[string]func(){
		"no pause":                        func() {},
		"a pause":                         func() { time.Sleep(time.Millisecond) },
		"a pause with a timer of its own": func() { shim.Recv(time.NewTimer(time.Millisecond).C) },
	} {
		f := breaks(t, grader.Starvation, twoPolite(pause, (*X).Wait))
		assert.Contains(t, f.Message, "A at livelock_test.go:", "message after %s", name)
		assert.Contains(t, f.Message, "steps come again and again", "message after %s", name)
		assert.Less(t, len(f.Trace.Steps), 30, "steps that are shown after %s", name)
	}
}

// To be long is not to be without end: whoever counts to many gets there.
func TestALongScheduleIsNoLivelock(t *testing.T) {
	if sched.RaceBuild {
		t.Skip("the same schedules as in the plain build")
	}
	const many = 1 << 40
	for name, turn := range map[string]func(mu *sync.Mutex, n *int){
		"in memory that others see": func(mu *sync.Mutex, n *int) {
			mu.Lock()
			shim.Add(n, 1)
			mu.Unlock()
		},
		"and moves on in time": func(_ *sync.Mutex, n *int) {
			shim.Add(n, 1)
			time.Sleep(time.Duration(shim.Load(n)))
		},
	} {
		scenario := func(x *X) {
			var mu sync.Mutex
			n := 0
			x.Go("A", func() {
				for shim.Load(&n) < many {
					turn(&mu, &n)
				}
			})
			x.Wait()
		}
		e := judge(t, scenario, Budget(10))
		assert.Nil(t, e.Finding, "finding on one who counts %s", name)
		assert.NotEmpty(t, e.Inconclusive, "what is said of one who counts %s", name)
	}
}

func TestALivelockIsReplayed(t *testing.T) {
	if sched.RaceBuild {
		t.Skip("the same schedules as in the plain build")
	}
	f := breaks(t, grader.Starvation, twoPolite(func() {}, (*X).Wait))
	job := ownJob()
	job.Replay = f.Trace.Schedule
	again := explore(t, twoPolite(func() {}, (*X).Wait), options{}, job)
	require.NotNil(t, again.Finding, "finding of the replay")
	assert.Equal(t, f.Message, again.Finding.Message, "message of the replay")
	mended := func(x *X) {
		var a, b sync.Mutex
		x.Go("A", polite(&a, &b, func() {}))
		x.Go("B", polite(&a, &b, func() {}))
		x.Wait()
	}
	assert.Nil(t, explore(t, mended, options{}, job).Finding, "finding of the replay when the order is the same for both")
}

// Who is at it long after the scenario has returned is left behind only if that goes
// on and on.
func TestWhoTicksForEverIsLeftBehind(t *testing.T) {
	if sched.RaceBuild {
		t.Skip("the same schedules as in the plain build")
	}
	ticking := func(x *X) {
		ticks := time.NewTicker(time.Second)
		x.Go("A", func() {
			for {
				shim.Recv(ticks.C)
			}
		})
	}
	f := breaks(t, grader.Leak, ticking, NoLeak())
	assert.Contains(t, f.Message, "left behind for good: A waits", "message")
	assert.Less(t, len(f.Trace.Steps), 20, "steps that are shown")
	assert.Equal(t, "and so on", f.Trace.Steps[len(f.Trace.Steps)-1].Note, "note on the last step")
	job := ownJob()
	job.Replay = f.Trace.Schedule
	again := explore(t, ticking, options{noLeak: true}, job)
	require.NotNil(t, again.Finding, "finding of the replay")
	assert.Equal(t, f.Message, again.Finding.Message, "message of the replay")

	var sum int
	e := judge(t, func(x *X) {
		n := 1
		x.Go("A", func() {
			for range 1000 {
				time.Sleep(time.Duration(n))
				shim.Add(&n, 1)
			}
			sum = n
		})
	}, NoLeak(), Budget(10))
	assert.Nil(t, e.Finding, "finding on one who comes to an end late")
	assert.False(t, e.Exhausted, "whether that is proved")
	assert.Zero(t, sum, "what it has counted: the schedules are cut before")
}

func TestRepetition(t *testing.T) {
	tests := map[string]struct {
		steps       string
		begin, size int
	}{
		"nothing":                         {"", 0, 0},
		"a beginning, then rounds":        {"xyz" + strings.Repeat("abc", 20), 3, 3},
		"rounds of rounds":                {strings.Repeat("aab", 20), 0, 3},
		"the same step":                   {"ab" + strings.Repeat("c", 40), 2, 1},
		"too few rounds":                  {strings.Repeat("abcdefghij", 4), 0, 0},
		"rounds that do not come to last": {strings.Repeat("ab", 20) + "c", 0, 0},
		"what changes at last":            {strings.Repeat("ab", 20) + strings.Repeat("ac", 20), 40, 2},
		"every step another":              {"abcdefghijklmnopqrstuvwxyz", 0, 0},
	}
	for name, tt := range tests {
		var all []uint64
		for _, step := range tt.steps {
			all = append(all, uint64(step))
		}
		begin, size := repetition(all)
		assert.Equal(t, tt.begin, begin, "where it begins: %s", name)
		assert.Equal(t, tt.size, size, "steps that repeat: %s", name)
	}
}
