package example

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"go.uber.org/goleak"

	"interleave/grader/explore"
)

func TestMain(m *testing.M) {
	explore.Main(m, func() error { return goleak.Find() })
}

func TestLatch(t *testing.T) {
	t.Run("opens", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) {
			l := newLatch()
			x.Go("A", l.PassHastily)
			x.Go("B", l.Open)
			x.Wait()
		})
	})
	t.Run("opens-for-all", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) {
			l := newLatch()
			x.Go("A", l.Pass)
			x.Go("C", l.Pass)
			x.Go("B", l.Open)
			x.Wait()
		})
	})
	t.Run("holds", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) {
			l := newLatch()
			x.Go("A", l.Pass)
			x.Go("C", l.Pass)
			x.Quiescent()
			assert.False(x, x.Done("A") || x.Done("C"), "somebody passed a latch that nobody has opened")
			l.Open()
			x.Wait()
		})
	})
}
