package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
)

func full(n int) chan int {
	ch := make(chan int, n)
	for i := range n {
		ch <- i
	}
	close(ch)
	return ch
}

func ranged() string {
	var x int
	var e any
	xs := []int{0, 0, 0}
	fs := []func() int{}
	for v := range full(3) {
		fs = append(fs, func() int { v++; return v })
	}
	for range full(3) {
		x++
	}
	for x = range full(3) {
	}
	for e = range full(3) {
	}
	i := 0
	for xs[i] = range full(3) {
		i++
	}
loop:
	for v := range full(9) {
		for {
			if v < 3 {
				continue loop
			}
			x += v
			break loop
		}
	}
	return fmt.Sprint(x, e, xs, fs[0](), fs[0](), fs[1](), fs[2](), try(func() {
		for xs[i] = range full(1) {
		}
	}), try(func() {
		for xs[i] = range full(0) {
		}
	}))
}

func assigned() string {
	m := map[string]int{"a": 1}
	var k, e any
	var v int
	var n int8
	p := new(int8)
	small := map[*int8]int8{}
	for k, v = range m {
	}
	for _, e = range m {
	}
	for small[p] = range 5 {
	}
	for n = range 4 {
	}
	x, i := []rune{'a', 'b'}, 1
	for i, x[i] = range "c" {
	}
	return fmt.Sprint(k, e, v, n, small[p], i, x)
}

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func iterated() (out string) {
	for v := range count(3) {
		defer func() { out += fmt.Sprint(v) }()
	}
	n := 0
	for range count(3) {
		n++
	}
	for i := 0; i < 5; i++ {
		if i == 2 {
			continue
		}
		n += i
	}
	for i, j := 0, 9; i < j; i, j = i+1, j-1 {
		n += j - i
	}
	keys := slices.Sorted(maps.Keys(map[int]int{2: 1, 1: 2}))
	for k, v := range maps.All(map[string]int{"k": 3}) {
		out += fmt.Sprint(k, v)
	}
	return out + fmt.Sprint(n, keys)
}

func jumped() string {
	i, n := 0, 0
again:
	i++
	if i < 4 {
		goto again
	}
	for {
		n++
		switch {
		case n > 3:
			goto done
		}
	}
done:
	return fmt.Sprint(i, n)
}

func mapped() string {
	m, n := map[int]int{1: 1, 2: 2, 3: 3}, 0
	for k, v := range m {
		n += k * v
		delete(m, 4-k)
		delete(m, k)
	}
	var none map[int]int
	for range none {
		n = 0
	}
	for k := range map[string]bool{"x": true} {
		return fmt.Sprint(k, len(m), n == 5 || n == 10 || n == 13)
	}
	return "?"
}

func keyed() string {
	a, b := new(int), new(int)
	m := map[*int]string{a: "a", nil: "nil"}
	m[b] += "b"
	m[b] += "c"
	e := map[any]int{1: 1, "two": 2, a: 3}
	e['c']++
	e[1.5], e[nil] = 4, 5
	s := map[struct{ p *int }]int{{a}: 1}
	s[struct{ p *int }{a}]++
	q := map[*[1]int]int{{1}: 2}
	n := 0
	for k, v := range q {
		n = k[0] + v
	}
	return fmt.Sprint(m[a], m[b], m[nil], len(m), e[1], e['c'], e[a], e[nil], len(e), s[struct{ p *int }{a}], n) +
		try(func() { e[func() {}] = 1 })
}
