package puzzle

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// ends plays every order that p allows and counts the orders by how they end.
func ends(p Program, answer string, seen map[string]int) {
	m := newMachine(p)
	m.follow(answer)
	if m.over() {
		seen[fmt.Sprint(m.end())]++
		return
	}
	for _, r := range m.runners {
		if r.canMove() {
			ends(p, answer+r.name, seen)
		}
	}
}

func TestEveryOrderOfLostUpdateEndsWithOneOrTwo(t *testing.T) {
	seen := map[string]int{}
	ends(LostUpdate, "", seen)
	assert.Equal(t, map[string]int{"{map[count:1] 0}": 18, "{map[count:2] 0}": 2}, seen, "20 orders")
}

func TestNoOrderOfWorstCaseEndsWithLess(t *testing.T) {
	seen := map[string]int{}
	ends(WorstCase, "", seen)
	total := 0
	for count := range 7 {
		orders := seen[fmt.Sprintf("{map[count:%d] 0}", count)]
		total += orders
		assert.Equal(t, count >= fewest, orders > 0, "orders that end with %d: %d", count, orders)
	}
	assert.Equal(t, 924, total, "12 steps, 6 of each")
}

func TestBothEndsOfTheLocksCanBeReached(t *testing.T) {
	for _, p := range []Program{TwoLocks, Philosophers} {
		seen := map[string]int{}
		ends(p, "", seen)
		assert.Len(t, seen, 2, "%s: all finish or all wait, nothing between: %v", p.name, seen)
	}
}

// atOnce is an independent account of WorstCase: no machine, no letters' names.
func atOnce(answer string) (count int) {
	own, steps := map[rune]int{}, map[rune]int{}
	for _, letter := range answer {
		if steps[letter]++; steps[letter]%2 == 1 {
			own[letter] = count
		} else {
			count = own[letter] + 1
		}
	}
	return count
}

func TestTheMachineAddsAsTheProgramDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		answer := strings.Join(rapid.Permutation(strings.Split("AAAAAABBBBBB", "")).Draw(t, "answer"), "")
		play := WorstCase.Play(answer)
		last := play.states[len(play.states)-1]
		assert.Equal(t, []string{fmt.Sprint(atOnce(answer))}, last, "count after %s", answer)
		assert.Equal(t, atOnce(answer) == fewest, play.Problem == "", "Play(%s): %s", answer, play.Problem)
	})
}

func TestAnyAnswerIsEitherRightOrExplained(t *testing.T) {
	programs := []Program{LostUpdate, WorstCase, TwoLocks, Philosophers}
	letters := rapid.StringOf(rapid.RuneFrom([]rune("AAAABBBBCCCCXa \x00ü\u2028")))
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SampledFrom(programs).Draw(t, "program")
		answer := rapid.OneOf(letters, rapid.String()).Draw(t, "answer")
		play := p.Play(answer)
		assert.NotContains(t, play.Problem, "\n", "one sentence")
		assert.True(t, strings.HasPrefix(answer, play.Trace.Schedule), "%q was played of %q", play.Trace.Schedule, answer)
		assert.Len(t, play.Trace.Steps, len(play.Trace.Schedule), "one step for each letter played")
		if play.Problem == "" {
			assert.Equal(t, answer, play.Trace.Schedule, "a right answer is played to its end")
		}
		assert.Equal(t, play, p.Play(answer), "the same answer plays the same way")
	})
}
