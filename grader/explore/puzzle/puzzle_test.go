package puzzle_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/explore/puzzle"
)

func TestJudgeAcceptsEveryAnswerThatLeadsThere(t *testing.T) {
	tests := map[string]struct {
		program puzzle.Program
		answer  string
	}{
		"one step each in turn":                    {puzzle.LostUpdate, "ABABAB"},
		"B loads before A stores":                  {puzzle.LostUpdate, "AABABB"},
		"the other way round":                      {puzzle.LostUpdate, "BBAAAB"},
		"an old value stored late, by A then by B": {puzzle.WorstCase, "ABBBBABAAAAB"},
		"an old value stored late, by B then by A": {puzzle.WorstCase, "BAAAABABBBBA"},
		"both hold one lock, A waits first":        {puzzle.TwoLocks, "ABAB"},
		"both hold one lock, B waits first":        {puzzle.TwoLocks, "ABBA"},
		"everybody has a left fork":                {puzzle.Philosophers, "ABCABC"},
		"everybody has a left fork, another order": {puzzle.Philosophers, "CABBAC"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			assert.Nil(t, tt.program.Judge(tt.answer), "Judge(%q)", tt.answer)
		})
	}
}

func TestJudgeSaysInOneSentenceWhatIsWrong(t *testing.T) {
	tests := map[string]struct {
		program puzzle.Program
		answer  string
		want    string
		steps   int // that were taken and are shown
	}{
		"nothing at all": {
			puzzle.LostUpdate, "", `LostUpdate() = "": it ends after 0 letters, but A has 3 steps left and B has 3 steps left`, 0,
		},
		"too short": {
			puzzle.LostUpdate, "AAABB", `LostUpdate() = "AAABB": it ends after 5 letters, but B has 1 step left`, 5,
		},
		"too long": {
			puzzle.LostUpdate, "ABABABA", `LostUpdate() = "ABABABA": letter 7 is one too many: nobody can move any more`, 6,
		},
		"an unknown letter": {
			puzzle.LostUpdate, "ABX", `LostUpdate() = "ABX": letter 3 is "X", which names no goroutine: there are A and B`, 2,
		},
		"lower case": {
			puzzle.Philosophers, "a", `Philosophers() = "a": letter 1 is "a", which names no goroutine: there are A, B and C`, 0,
		},
		"a letter of several bytes counts as one": {
			puzzle.LostUpdate, "AÄ", `LostUpdate() = "AÄ": letter 2 is "Ä", which names no goroutine: there are A and B`, 1,
		},
		"a finished goroutine": {
			puzzle.LostUpdate, "AAAA", `LostUpdate() = "AAAA": letter 4 is A, but A has finished`, 3,
		},
		"a waiting goroutine": {
			puzzle.TwoLocks, "ABAA", `TwoLocks() = "ABAA": letter 4 is A, but A waits for y, which B holds`, 3,
		},
		"one waits, the other could go on": {
			puzzle.TwoLocks, "AAB", `TwoLocks() = "AAB": it ends after 3 letters, but A has 2 steps left`, 3,
		},
		"too long when all wait": {
			puzzle.TwoLocks, "ABABA", `TwoLocks() = "ABABA": letter 5 is one too many: nobody can move any more`, 4,
		},
		"no update lost": {
			puzzle.LostUpdate, "AAABBB", `LostUpdate() = "AAABBB": count is 2 in the end, so no update was lost`, 6,
		},
		"small, but not as small as it gets": {
			puzzle.WorstCase, "ABABABABABAB", `WorstCase() = "ABABABABABAB": count is 3 in the end, and another order ends with less`, 12,
		},
		"no deadlock": {
			puzzle.TwoLocks, "AABAABBB", `TwoLocks() = "AABAABBB": everybody has finished, so nobody waits for good`, 8,
		},
		"an endless answer": {
			puzzle.LostUpdate, "ABABAB" + strings.Repeat("A", 1<<20),
			`LostUpdate() = "ABABABAAAAAAAAAAAAAAAAAAAAAAAAAA"…: letter 7 is one too many: nobody can move any more`, 6,
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			finding := tt.program.Judge(tt.answer)
			require.NotNil(t, finding, "Judge(%.40q)", tt.answer)
			assert.Equal(t, grader.Puzzle, finding.Class, "class")
			assert.Equal(t, tt.want, finding.Message, "message")
			assert.Len(t, finding.Trace.Steps, tt.steps, "steps up to the letter that makes no sense")
		})
	}
}

func TestAnUnlockHandsTheLockToTheWaiter(t *testing.T) {
	play := puzzle.TwoLocks.Play("AABAABBB")
	assert.Equal(t, `     A         B                    x     y
  1  lock x                         A     free
  2  lock y                         A     A
  3            lock y: waits for A  A     A
  4  unlock y                       A     B
  5  unlock x                       free  B
  6            lock x               B     B
  7            unlock x             free  B
  8            unlock y             free  free
`, play.Timeline(), "B's attempt is a step, and so is what it does after A let go")
}

func TestTimelineShowsTheLostUpdate(t *testing.T) {
	play := puzzle.LostUpdate.Play("ABABAB")
	assert.Empty(t, play.Problem, "a right answer has a timeline too")
	assert.Equal(t, `     A               B               count
  1  a := count (0)                  0
  2                  b := count (0)  0
  3  a = a + 1 (1)                   0
  4                  b = b + 1 (1)   0
  5  count = a (1)                   1
  6                  count = b (1)   1      ← loses A's update
`, play.Timeline(), "Timeline")
}

func TestTimelineCountsTheUpdatesThatAreLost(t *testing.T) {
	steps := puzzle.WorstCase.Play("ABBBBA").Trace.Steps
	assert.Equal(t, "loses 2 updates, the last by B", steps[5].Note, "A loaded before B's two updates")
}

func TestTimelineOfNothingIsItsHead(t *testing.T) {
	assert.Equal(t, "    A  B  count\n", puzzle.LostUpdate.Play("?").Timeline(), "Timeline")
}

func TestTraceNamesWhoCouldHaveGoneInstead(t *testing.T) {
	play := puzzle.Philosophers.Play("ABCAB")
	steps := play.Trace.Steps
	assert.Equal(t, []grader.Goroutine{{ID: 1, Name: "A"}, {ID: 2, Name: "B"}, {ID: 3, Name: "C"}}, play.Trace.Goroutines, "goroutines")
	assert.Equal(t, "ABCAB", play.Trace.Schedule, "the schedule is the answer as far as it was played")
	assert.Equal(t, grader.Step{
		Goroutine: 1, Kind: "lock", Object: "fork1", Text: "lock fork1", Enabled: []int{2, 3},
	}, steps[0], "A takes its left fork")
	assert.Equal(t, grader.Step{
		Goroutine: 2, Kind: "lock", Object: "fork3", Text: "lock fork3", BlockedBy: "C", Enabled: []int{3},
	}, steps[4], "B waits; A waits already")
}
