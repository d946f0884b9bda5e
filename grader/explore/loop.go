package explore

import (
	"fmt"
	"math/bits"
	"unsafe"

	"interleave/grader/explore/sched"
)

// A loop is where a schedule begins to repeat itself.
type loop struct {
	strategy func() sched.Strategy // leads there
	begin    int                   // events before it
	steps    int                   // events that repeat; 0 if there is no loop
}

// signatures describes every step by what it did, to what, and what it and the code
// up to the next step read and wrote. Objects, goroutines and moments are named by
// how long ago they were met last, so that a round in which a timer or a goroutine is
// made anew has the signatures of the round before.
func signatures(events []sched.Event) []uint64 {
	all := make([]uint64, len(events))
	met, ran := make(map[unsafe.Pointer]int), make(map[*sched.G]int)
	now := int64(0)
	for i := range events {
		e := &events[i]
		words := fmt.Sprint(e.Op.Kind, e.Op.Effect, ago(ran, e.G, i), e.N, e.Answer, e.Seen, e.Now-now, bits.OnesCount64(e.Enabled))
		for _, object := range append([]unsafe.Pointer{e.Op.Object}, e.Op.More...) {
			words += fmt.Sprint(" ", ago(met, object, i))
		}
		all[i], now = sched.Mix(0, words), e.Now
	}
	return all
}

// ago is how many events ago something was met last, 0 if never.
func ago[K comparable](last map[K]int, key K, now int) int {
	then, ok := last[key]
	last[key] = now
	if !ok {
		return 0
	}
	return now - then
}

// rounds is how often steps must have come in the same order to be called a loop.
const rounds = 8

// repetition finds the shortest run of signatures of which the second half of all is
// made, and where it comes first; 0 if that half does not repeat itself. It is half
// of a schedule that is many times as long as any other, and in it everybody has had
// hundreds of turns and has found everything as it was the last time.
//
// A count that a goroutine keeps in a variable of its own is not seen. Who gives up
// only after hundreds of tries in vain is taken for one who never does.
func repetition(all []uint64) (begin, steps int) {
	half := all[len(all)/2:]
	border := make([]int, len(half)) // of each prefix, the longest proper one that is also its end
	for i := 1; i < len(half); i++ {
		k := border[i-1]
		for k > 0 && half[i] != half[k] {
			k = border[k-1]
		}
		if half[i] == half[k] {
			k++
		}
		border[i] = k
	}
	if len(half) == 0 {
		return 0, 0
	}
	if steps = len(half) - border[len(half)-1]; steps*rounds > len(half) {
		return 0, 0
	}
	for begin = len(all) / 2; begin > 0 && all[begin-1] == all[begin-1+steps]; begin-- {
	}
	return begin, steps
}
