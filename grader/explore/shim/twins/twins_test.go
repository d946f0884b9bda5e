package twins

import (
	"flag"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"interleave/grader/explore/sched"
)

// The same programs are tried every time, unless the command line says otherwise.
func init() {
	_ = flag.Set("rapid.seed", "26")
	_ = flag.Set("rapid.checks", "40")
}

// TestWhatTheRealThingDoesTheDoublesCanDo holds the doubles to the real packages:
// whatever comes of a program there is among what the explorer finds here.
func TestWhatTheRealThingDoesTheDoublesCanDo(t *testing.T) {
	skipUnderTheDetector(t)
	locks := []string{"mutex", "rwmutex", "once"} // first, before there are stranded goroutines to look through
	others := slices.DeleteFunc(slices.Sorted(maps.Keys(themes)), func(theme string) bool { return slices.Contains(locks, theme) })
	for _, theme := range slices.Concat(locks, others) {
		t.Run(theme, func(t *testing.T) {
			try := func(p program, seed int) string { return asleep(t, p, seed) }
			if slices.Contains(locks, theme) {
				try = live
			}
			rapid.Check(t, func(r *rapid.T) { compare(r, draw(r, theme), try) })
		})
	}
}

// TestWhatRandomProgramsSeldomMeet has programs that only a lucky draw would find.
func TestWhatRandomProgramsSeldomMeet(t *testing.T) {
	skipUnderTheDetector(t)
	tests := map[string]program{
		"others store while a range goes on": {
			{"map/store", "map/store b", "channel/put", "map/range"}, {"channel/take", "map/store", "map/store b"},
		},
		"who waits longest is woken first":     {{"cond/wait"}, {"cond/wait"}, {"time/nap", "cond/signal"}},
		"a pool gives back what was put first": {{"pool/put", "pool/put", "pool/get"}, {"pool/get"}},
	}
	for name, p := range tests {
		t.Run(name, func(t *testing.T) {
			compare(t, p, func(p program, seed int) string { return asleep(t, p, seed) })
		})
	}
}

func skipUnderTheDetector(t *testing.T) {
	if sched.RaceBuild {
		t.Skip("reads what goroutines that wait for ever have seen, which nothing orders")
	}
}

func compare(t require.TestingT, p program, try func(p program, seed int) string) {
	possible, all := explored(p)
	if !all {
		return // too many schedules to try them all; few are
	}
	for came := range real(p, try) {
		list := strings.Join(slices.Sorted(maps.Keys(possible)), "\n")
		require.True(t, explains(possible, came), "%v\nreally came to\n%s\nbut explored were\n%s", p, came, list)
	}
}

// draw makes up a program: of two goroutines, or of three that do less.
func draw(r *rapid.T, theme string) program {
	n := rapid.IntRange(2, 3).Draw(r, "goroutines")
	steps := rapid.SliceOfN(rapid.SampledFrom(of(theme)), 1, 6-n)
	return rapid.SliceOfN(steps, n, n).Draw(r, "program")
}

// What WaitGroups say if the counter falls below zero, and the real one if it
// catches somebody who adds at the very moment at which the counter comes to zero.
const (
	negative = "sync: negative WaitGroup counter"
	misuse   = "sync: WaitGroup misuse"
	reused   = "sync: WaitGroup is reused"
)

// explains reports whether what really came of a program was explored. It is
// enough of a program that can bring a counter below zero that this is found:
// calls of Done change places unseen, and what else could have come is not looked
// for. And the double knows no moment at zero: it says of who waited what the real
// one says of who adds.
func explains(possible map[string]bool, came string) bool {
	if possible[came] || mentions(possible, negative) {
		return true
	}
	return strings.Contains(came, misuse) && mentions(possible, reused)
}

func mentions(outcomes map[string]bool, text string) bool {
	for outcome := range outcomes {
		if strings.Contains(outcome, text) {
			return true
		}
	}
	return false
}
