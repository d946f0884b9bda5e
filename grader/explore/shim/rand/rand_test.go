package rand_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"interleave/grader/explore/shim/outcome"
	"interleave/grader/explore/shim/rand"
	"interleave/grader/explore/shim/sync"
)

func TestEverySequenceIsTheSame(t *testing.T) {
	program := func() string {
		p := rand.Perm(5)
		rand.Shuffle(len(p), func(i, j int) { p[i], p[j] = p[j], p[i] })
		return fmt.Sprint(p, rand.IntN(100), rand.Float64(), rand.N(int8(9)), rand.Uint32(), rand.ExpFloat64())
	}
	first := outcome.All(program)
	assert.Len(t, first, 1, "outcomes of a program that draws")
	assert.Equal(t, first, outcome.All(program), "outcomes of the same program again")
}

func TestTheOrderOfDrawingDoesNotMatter(t *testing.T) {
	program := func() string {
		var drawn [3]uint64
		var wg sync.WaitGroup
		var mu sync.Mutex
		for i := range drawn {
			wg.Go(func() {
				mu.Lock()
				defer mu.Unlock()
				drawn[i] = rand.Uint64()
			})
		}
		wg.Wait()
		same := drawn[0] == drawn[1] || drawn[1] == drawn[2]
		return fmt.Sprint(drawn, same)
	}
	got := outcome.All(program)
	assert.Len(t, got, 1, "outcomes of a program that draws in every order")
	assert.Contains(t, got[0], "false", "whether goroutines draw the same")
}

func TestDrawsAreSpreadOut(t *testing.T) {
	outcome.All(func() string {
		var counts [8]int
		for range 800 {
			counts[rand.IntN(len(counts))]++
		}
		assert.Greater(t, slices.Min(counts[:]), 60, "the rarest of 8 numbers among 800: %v", counts)
		return ""
	})
}

func TestMisuse(t *testing.T) {
	assert.PanicsWithValue(t, "invalid argument to N", func() { rand.N(0) }, "N(0)")
	assert.PanicsWithValue(t, "invalid argument to IntN", func() { rand.IntN(-1) }, "IntN(-1)")
}

func TestSourcesOfTheProgramsOwnAreReal(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	assert.Equal(t, rand.New(rand.NewPCG(1, 2)).IntN(1000), r.IntN(1000), "two sources with one seed")
	var seed [32]byte
	assert.Equal(t, rand.NewChaCha8(seed).Uint64(), rand.NewChaCha8(seed).Uint64(), "two sources with one seed")
	assert.LessOrEqual(t, rand.NewZipf(r, 2, 1, 5).Uint64(), uint64(5), "Zipf below its maximum")
	assert.Less(t, rand.IntN(3), 3, "a draw outside a schedule")
}
