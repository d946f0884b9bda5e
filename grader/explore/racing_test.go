package explore

import (
	"testing"
	"unsafe"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/explore/sched"
)

// Nothing is written here: the engine is told of two writes that there are not,
// as it would be by a mistake in the rewriter. Where the detector watches as
// well, that is found out.
func TestTheEngineAloneIsNotBelievedWhereTheDetectorWatches(t *testing.T) {
	e := judge(t, func(x *X) {
		n := new(int)
		for _, name := range []string{"A", "B"} {
			x.Go(name, func() { sched.Current().Touched(unsafe.Pointer(n), true) })
		}
		x.Wait()
	})
	if sched.RaceBuild {
		assert.Regexp(t, "^the race detector does not confirm what the engine saw: ", e.Fault, "fault")
		assert.Nil(t, e.Finding, "finding")
		return
	}
	require.NotNil(t, e.Finding, "evidence %+v", e)
	assert.Equal(t, grader.Race, e.Finding.Class, "class")
}
