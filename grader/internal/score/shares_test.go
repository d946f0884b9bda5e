package score

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

func TestShares(t *testing.T) {
	tests := map[string]struct {
		full    hundredths
		weights []int
		want    []hundredths
	}{
		"nothing to share among":              {2500, nil, []hundredths{}},
		"one takes all":                       {2500, []int{3}, []hundredths{2500}},
		"weights that divide evenly":          {2500, []int{1, 4}, []hundredths{500, 2000}},
		"a hundredth left goes to the first":  {2500, []int{1, 1, 1}, []hundredths{834, 833, 833}},
		"two left, to the largest remainders": {2500, []int{1, 2, 3, 1}, []hundredths{357, 714, 1072, 357}},
		"no weight at all":                    {2500, []int{0, 0}, []hundredths{0, 0}},
		"a weight of nothing earns nothing":   {2500, []int{0, 1}, []hundredths{0, 2500}},
		"fewer hundredths than behaviours":    {2, []int{1, 1, 1}, []hundredths{1, 1, 0}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, tt.want, shares(tt.full, tt.weights), "shares(%d, %v)", tt.full, tt.weights)
		})
	}
}

func TestSharesAddUpAndStayWithinOneHundredthOfExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		full := rapid.IntRange(0, 100_00).Draw(t, "full")
		weights := rapid.SliceOfN(rapid.IntRange(1, 20), 1, 40).Draw(t, "weights")
		sum := 0
		for _, w := range weights {
			sum += w
		}
		total := 0
		for i, part := range shares(hundredths(full), weights) {
			exact := float64(full) * float64(weights[i]) / float64(sum)
			assert.InDelta(t, exact, float64(part), 1, "part %d of %d among %v", i, full, weights)
			total += int(part)
		}
		assert.Equal(t, full, total, "sum of shares(%d, %v)", full, weights)
	})
}
