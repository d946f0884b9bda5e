package explore

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// skips reports whether a plain test of the scenario is skipped.
func skips(t *testing.T, scenario func(x *X)) (skipped bool) {
	t.Helper()
	t.Run("plain", func(t *testing.T) {
		defer func() { skipped = t.Skipped() }()
		runReal(t, scenario, options{})
	})
	return skipped
}

// Whoever has called the function that is not there yet ends, the scenario first,
// and nobody waits for the others. The race detector watches this test.
func TestAStubIsSkippedHoweverManyMeetIt(t *testing.T) {
	skipped := skips(t, func(x *X) {
		for _, name := range []string{"A", "B", "C"} {
			x.Go(name, func() { panic(todo + "Inc") })
		}
		panic(todo + "Inc")
	})
	assert.True(t, skipped, "a plain test of a stub is skipped")
}

func TestAStubHasNothingToBeBlamedFor(t *testing.T) {
	skipped := skips(t, func(x *X) {
		x.Go("A", func() { panic(todo + "WithLock") })
		x.Wait()
		x.Errorf("the lock is still held")
	})
	assert.True(t, skipped, "a plain test of a stub that goes on without it is skipped")
}

func TestOnlyAStubIsUnwritten(t *testing.T) {
	assert.True(t, Unwritten("TODO: implement Inc"), "the panic of a stub is unwritten")
	for _, other := range []any{nil, "no seats", "TODO", errDiverged} {
		assert.False(t, Unwritten(other), "%v is unwritten", other)
	}
}

func TestOnRealGoroutinesWhatWasNeverSeenProvesNothing(t *testing.T) {
	never := skips(t, func(x *X) { x.Sometimes("two at once", false) })
	assert.True(t, never, "a plain test in which something is never seen is skipped")
	now := 0
	once := skips(t, func(x *X) {
		now++
		x.Sometimes("two at once", now == 2)
	})
	assert.False(t, once, "a plain test in which it is seen in one run is skipped")
}
