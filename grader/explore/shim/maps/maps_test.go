package maps_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"interleave/grader/explore/shim/maps"
	"interleave/grader/explore/shim/outcome"
)

func TestMapsAreGoneThroughInOrder(t *testing.T) {
	tests := map[string]struct {
		program func() string
		want    string
	}{
		"breaking off": {
			program: func() string {
				n := 0
				for k := range maps.Keys(map[int]int{1: 1, 2: 2, 3: 3}) {
					if n += k; k == 2 {
						break
					}
				}
				for v := range maps.Values(map[int]int{1: 10, 2: 20}) {
					n += v
					break
				}
				return fmt.Sprint(n)
			},
			want: "13",
		},
		"the functions of package maps": {
			program: func() string {
				m := maps.Collect(maps.All(map[int]string{2: "b", 1: "a", 3: "c"}))
				c := maps.Clone(m)
				maps.DeleteFunc(c, func(k int, _ string) bool { return k == 2 })
				same := maps.Equal(m, c)
				maps.Insert(c, maps.All(map[int]string{2: "B"}))
				alike := maps.EqualFunc(m, c, func(a, b string) bool { return len(a) == len(b) })
				maps.Copy(c, map[int]string{7: "x"})
				longer := maps.EqualFunc(m, c, func(a, b string) bool { return true })
				return fmt.Sprint(c, same, alike, longer, slices.Collect(maps.Keys(c)), slices.Collect(maps.Values(m)))
			},
			want: "map[1:a 2:B 3:c 7:x] false true false [1 2 3 7] [a b c]",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, []string{tt.want}, outcome.All(tt.program), "outcomes of %s", name)
		})
	}
}

func TestOutsideAScheduleTheResultsAreTheSame(t *testing.T) {
	m := maps.Collect(maps.All(map[int]int{1: 2, 3: 4}))
	assert.Equal(t, []int{1, 3}, slices.Sorted(maps.Keys(m)), "keys")
	assert.Equal(t, []int{2, 4}, slices.Sorted(maps.Values(m)), "values")
}
