package cli

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"interleave/grader"
	"interleave/grader/internal/pipeline"
)

func TestALogHasOneLineForEachStep(t *testing.T) {
	var b bytes.Buffer
	p := newProgress(&b)
	n := news{say: p.say}
	for _, step := range []pipeline.Progress{
		{Exercise: "01-race", Stage: pipeline.Building},
		{Exercise: "01-race", Stage: pipeline.Running, Total: 18},
		{Exercise: "01-race", Stage: pipeline.Running, Leg: grader.Explore, Behaviour: "counter/race-free", Total: 18},
		{Exercise: "01-race", Stage: pipeline.Running, Leg: grader.Explore, Behaviour: "counter/race-free", Ended: true, Done: 1, Total: 18},
		{Exercise: "01-race", Stage: pipeline.Finished},
		{Exercise: "02-mutex", Stage: pipeline.Building},
	} {
		n.hear(step)
	}
	p.done()
	assert.Equal(t, strings.Join([]string{
		"compiling 01-race (the first time, also what suites import and the standard library for the race detector: half a minute)",
		"exploring 01-race: 18 behaviours",
		"compiling 02-mutex (the first time, also what suites import and the standard library for the race detector: half a minute)",
		"",
	}, "\n"), b.String(), "what a log gets")
}

func TestTheLiveLineSaysHowFarBothLegsAre(t *testing.T) {
	var last string
	n := news{say: func(_, how string) { last = how }}
	n.hear(pipeline.Progress{Stage: pipeline.Building})
	n.hear(pipeline.Progress{Stage: pipeline.Running, Leg: grader.Explore, Behaviour: "seats/sells", Done: 4, Total: 18})
	n.hear(pipeline.Progress{Stage: pipeline.Running, Leg: grader.RaceCheck, Behaviour: "counter/race-free", Done: 1, Total: 18})
	assert.Equal(t, "counter/race-free, 4 explored, 1 under the race detector", last, "the live line")
}

func TestTheLiveLineIsGoneAtTheEnd(t *testing.T) {
	var b bytes.Buffer
	l := newLive(&b)
	l.say("compiling 01-race", "")
	l.say("exploring 01-race", "counter/race-free")
	l.done()
	assert.NotContains(t, strings.TrimRight(b.String(), "\n"), "\n\n", "lines that are left")
}

func TestNothingThatIsNoTerminalGetsColours(t *testing.T) {
	c := console{out: &bytes.Buffer{}}
	assert.False(t, c.colour(false), "colours in a buffer")
	assert.Equal(t, leastWidth, c.width(), "width of a buffer")
}
