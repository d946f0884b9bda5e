package score

import (
	"cmp"
	"slices"
)

// shares divides full among the weights so that the parts add up to full: each
// gets its part rounded down, and the hundredths that are left go one each to
// the largest remainders, the earlier of two equal ones first.
//
// Rounding each part by itself would lose or invent hundredths: a third of 25
// is 8.33, and three of them are 24.99.
func shares(full hundredths, weights []int) []hundredths {
	parts := make([]hundredths, len(weights))
	sum := 0
	for _, w := range weights {
		sum += w
	}
	if sum == 0 {
		return parts
	}
	left := int(full)
	for i, w := range weights {
		parts[i] = hundredths(int(full) * w / sum)
		left -= int(parts[i])
	}
	byRemainder := make([]int, len(weights))
	for i := range byRemainder {
		byRemainder[i] = i
	}
	slices.SortStableFunc(byRemainder, func(a, b int) int {
		return cmp.Compare(int(full)*weights[b]%sum, int(full)*weights[a]%sum)
	})
	for _, i := range byRemainder[:left] {
		parts[i]++
	}
	return parts
}
