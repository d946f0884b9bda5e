package shim_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"interleave/grader/explore/shim"
	"interleave/grader/explore/shim/outcome"
)

type point struct {
	x int
	p *int
}

// keys writes the keys of a map in the order in which they come.
func keys[K comparable, V any](m map[K]V) string {
	var order []any
	for k := range shim.Map(m) {
		order = append(order, k)
	}
	return fmt.Sprint(order...)
}

func TestMapsComeInAnOrder(t *testing.T) {
	tests := map[string]struct {
		program func() string
		want    string
	}{
		"numbers": {
			program: func() string { return keys(map[int8]bool{5: true, -3: true, 4: true, 0: true, 127: true}) },
			want:    "-3 0 4 5 127",
		},
		"unsigned numbers": {
			program: func() string { return keys(map[uint64]bool{1 << 63: true, 3: true, 2: true}) },
			want:    "2 3 9223372036854775808",
		},
		"text": {
			program: func() string { return keys(map[string]int{"b": 1, "": 1, "ab": 1, "a": 1}) },
			want:    "aabb",
		},
		"truth": {
			program: func() string { return keys(map[bool]int{true: 1, false: 1}) },
			want:    "false true",
		},
		"fractions, and what is no number": {
			program: func() string {
				m := map[float64]int{2.5: 1, -1: 1}
				m[math.NaN()] = 1
				m[math.NaN()] = 1
				return keys(m)
			},
			want: "NaN NaN -1 2.5",
		},
		"complex numbers": {
			program: func() string { return keys(map[complex128]int{2i: 1, 1: 1, 1i: 1}) },
			want:    "(0+1i) (0+2i) (1+0i)",
		},
		"arrays": {
			program: func() string { return keys(map[[2]int]int{{2, 1}: 1, {1, 2}: 1, {1, 1}: 1}) },
			want:    "[1 1] [1 2] [2 1]",
		},
		"anything": {
			program: func() string { return keys(map[any]int{"b": 1, 2: 1, nil: 1, "a": 1, 1: 1, uint8(9): 1}) },
			want:    "<nil> 1 2ab9",
		},
		"pointers by first mention": {
			program: func() string {
				m := map[*int]int{nil: -1}
				var made []*int
				for range 20 {
					made = append(made, new(int))
				}
				slices.Reverse(made)
				for i, p := range made {
					m[shim.Key(p)] = i
				}
				var order []any
				for _, i := range shim.Map(m) {
					order = append(order, i)
				}
				return fmt.Sprint(order...)
			},
			want: "-1 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19",
		},
		"pointers inside keys": {
			program: func() string {
				m := map[any]int{}
				for i := range 10 {
					m[shim.Key[any](point{0, new(int)})] = i
					m[shim.Key[any](make(chan int))] = 100 + i
				}
				var order []any
				for _, i := range shim.Map(m) {
					order = append(order, i)
				}
				return fmt.Sprint(order...)
			},
			want: "100 101 102 103 104 105 106 107 108 109 0 1 2 3 4 5 6 7 8 9",
		},
		"deleted entries are left out, changed ones have changed, new ones need not come": {
			program: func() string {
				m := map[int]int{1: 1, 2: 2, 3: 3, 4: 4}
				text := ""
				for k, v := range shim.Map(m) {
					text += fmt.Sprint(k, v, " ")
					delete(m, 2)
					m[3] = 33
					m[9] = 9
				}
				return text
			},
			want: "1 1 3 33 4 4 ",
		},
		"after clear nothing comes": {
			program: func() string {
				m := map[float64]int{1: 1, 2: 2, math.NaN(): 3, math.Inf(1): 4}
				n := 0
				for range shim.Map(m) {
					n++
					clear(m)
				}
				return fmt.Sprint(n)
			},
			want: "1",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			for range 5 {
				assert.Equal(t, []string{tt.want}, outcome.All(tt.program), "outcomes of %s", name)
			}
		})
	}
}

func TestARangeOutsideAScheduleIsThePlainOne(t *testing.T) {
	m := map[int]int{1: 1, 2: 2, 3: 3}
	var got []int
	for k := range shim.Map(m) {
		got = append(got, k)
	}
	assert.ElementsMatch(t, []int{1, 2, 3}, got, "keys")
	for range shim.Map(m) {
		break
	}
	assert.Equal(t, 5, shim.Key(5), "Key returns the key")
}
