package explore

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"interleave/grader/explore/strategy"
)

func TestAScheduleReadsAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s schedule
		for _, id := range rapid.SliceOf(rapid.IntRange(0, 40)).Draw(t, "goroutines") {
			s.decisions = append(s.decisions, strategy.Decision(id))
		}
		if answers := rapid.SliceOf(rapid.IntRange(0, 9)).Draw(t, "answers"); len(answers) > 0 {
			s.answers = answers
		}
		got, err := parseSchedule(s.String())
		require.NoError(t, err, "parseSchedule(%q)", s.String())
		assert.Equal(t, s, got, "parseSchedule(%q)", s.String())
	})
}

func TestAScheduleIsWrittenInBlocks(t *testing.T) {
	s := schedule{decisions: []strategy.Decision{0, 0, 1, 0, 27}, answers: []int{1, 0}}
	assert.Equal(t, "a2b1a1(27)1=1.0", s.String(), "String")
	assert.Equal(t, 3, s.switches(), "switches")
}

func TestWhatIsNoScheduleIsRefused(t *testing.T) {
	tests := map[string]string{
		"no count":                "a",
		"count of zero":           "a0",
		"no goroutine":            "3",
		"number that is none":     "(x)1",
		"bracket left open":       "(1",
		"answer that is none":     "a1=x",
		"more steps than can be":  "a99999999999",
		"upper case":              "A1",
		"nothing but an answer's": "=",
	}
	for name, text := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := parseSchedule(text)
			assert.Error(t, err, "parseSchedule(%q)", text)
		})
	}
}
