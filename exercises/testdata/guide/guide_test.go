package guide

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"go.uber.org/goleak"

	"interleave/grader/explore"
)

func TestMain(m *testing.M) {
	explore.Main(m, func() error { return goleak.Find() })
}

func TestRevision(t *testing.T) {
	t.Run("future", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) {
			a, b := start(func() int { return 6 }), start(func() int { return 7 })
			assert.Equal(x, 42, (<-a)*(<-b), "product of both results")
		}, explore.NoLeak())
		explore.Run(t, func(x *explore.X) {
			start(func() int { return 6 }) // nobody comes for the result
		}, explore.NoLeak())
	})
	t.Run("executor", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) {
			inside := x.Probe("in a task")
			task := func() { inside.Enter(); inside.Leave() }
			runAll(2, []func(){task, task})
			x.Sometimes("both workers are at work", inside.Peak() == 2)
		}, explore.NoLeak())
	})
}

func TestCount(t *testing.T) {
	t.Run("inc", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) {
			x.Go("A", inc)
			x.Go("B", inc)
			x.Wait()
			assert.Equal(x, 2, count, "count after two calls of inc")
		})
	})
}

func TestLot(t *testing.T) {
	t.Run("open", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) {
			var l openLot
			l.free.Store(1)
			x.Go("A", func() { l.enter() })
			x.Go("B", func() { l.enter() })
			x.Wait()
			assert.Equal(x, int64(0), l.free.Load(), "free places after two cars came, and there was one")
		})
	})
	t.Run("enter", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) {
			l := lot{free: 1}
			x.Go("A", func() { l.enter() })
			x.Go("B", func() { l.enter() })
			x.Wait()
			assert.Equal(x, 0, l.free, "free places after two cars came, and there was one")
		})
	})
	t.Run("leave", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) {
			l := lot{free: 1}
			x.Go("A", func() { l.enter() })
			x.Go("B", l.leave)
			x.Wait()
			assert.Equal(x, 1, l.free, "free places after one car came and one left")
		})
	})
	t.Run("inspect", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) {
			l := lot{free: 1}
			x.Go("A", func() {
				l.inspect(func(free int) { l.leave() })
			})
			x.Wait()
		})
	})
}

func TestDevices(t *testing.T) {
	t.Run("deadlock", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) {
			x.Go("A", photocopy)
			x.Go("B", archive)
			x.Wait()
		})
	})
	t.Run("in-order", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) {
			x.Go("A", photocopy)
			x.Go("B", archiveInOrder)
			x.Wait()
		})
	})
	t.Run("give-up", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) {
			archived := false
			x.Go("A", photocopy)
			x.Go("B", func() { archived = archiveOrGiveUp() })
			x.Wait()
			x.Sometimes("B gets both", archived)
			x.Sometimes("B gives up", !archived)
		})
	})
}

func TestQuery(t *testing.T) {
	t.Run("at-most-two", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) {
			inside := x.Probe("asking")
			inside.AtMost(2)
			for _, name := range []string{"A", "B", "C"} {
				x.Go(name, func() { query(func() { inside.Enter(); inside.Leave() }) })
			}
			x.Wait()
			x.Sometimes("two ask at once", inside.Peak() == 2)
		})
	})
}
