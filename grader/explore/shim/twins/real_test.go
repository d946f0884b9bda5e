package twins

import (
	"bytes"
	"iter"
	"math/rand/v2"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
)

const (
	tries    = 30 // of a program on the real packages
	stranded = 4  // of them in which somebody waits for ever, and stays in memory
)

// real is what comes of a program on the real packages, one time and another.
func real(p program, try func(p program, seed int) string) iter.Seq[string] {
	return func(yield func(string) bool) {
		waits := 0
		for seed := range tries {
			came := try(p, seed)
			if strings.Contains(came, " waits") {
				waits++
			}
			if !yield(came) || waits == stranded {
				return
			}
		}
	}
}

// live carries out a program once. It is over when all have returned, or nobody
// can go on.
func live(p program, seed int) string {
	w := newWorld(genuine, pauses(seed))
	var left atomic.Int32
	left.Store(int32(len(p)))
	for id, steps := range p {
		go func() { // waited for below, for as long as it can go on
			defer left.Add(-1)
			w.run(id, steps)
		}()
	}
	for n := 0; left.Load() > 0; n++ {
		if runtime.Gosched(); n > 100 && still() {
			break
		}
	}
	return w.outcome(p)
}

// still reports whether no goroutine of any program can go on. The dump is made while
// the world is stopped, and there is nobody else to wake them.
func still() bool {
	dump := make([]byte, 64<<10)
	for {
		n := runtime.Stack(dump, true)
		if n < len(dump) {
			dump = dump[:n]
			break
		}
		dump = make([]byte, 2*len(dump))
	}
	_, others, _ := bytes.Cut(dump, []byte("\n\n")) // than the first, which asks
	for one := range bytes.SplitSeq(others, []byte("\n\n")) {
		_, state, _ := bytes.Cut(one, []byte(" ["))
		if bytes.Contains(one, []byte("/twins.")) && !waiting(string(state)) {
			return false
		}
	}
	return true
}

// waiting reports whether a goroutine with that state waits for another one, not
// for the runtime.
func waiting(state string) bool {
	for _, reason := range []string{"chan ", "select", "sync."} {
		if strings.HasPrefix(state, reason) {
			return true
		}
	}
	return false
}

// asleep carries out a program once in a bubble, where time passes when all wait.
// It is the cheaper way, for programs in which nobody waits for a lock for long:
// a bubble does not count that as waiting.
func asleep(t *testing.T, p program, seed int) (came string) {
	defer func() { _ = recover() }() // somebody waits for ever, and the bubble says so
	synctest.Test(t, func(*testing.T) {
		w := newWorld(genuine, pauses(seed))
		for id, steps := range p {
			go w.run(id, steps) // waited for below
		}
		w.sleep(50 * second)
		synctest.Wait()
		came = w.outcome(p)
	})
	return came
}

// pauses lets others go first, now and then.
func pauses(seed int) func() {
	var turns atomic.Uint64
	return func() {
		dice := rand.New(rand.NewPCG(uint64(seed), turns.Add(1)))
		for range dice.IntN(3) {
			runtime.Gosched()
		}
	}
}
