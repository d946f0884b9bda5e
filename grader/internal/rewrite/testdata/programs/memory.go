package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type inner struct{ depth int }

func (i inner) twice() int { return i.depth * 2 }
func (i *inner) deepen()   { i.depth++ }

type account struct {
	*inner
	n     int
	small int8
	f     float64
	name  string
	slots [4]int
	items []int
	table map[string]*account
	hook  func(int) int
	err   error
	any   any
	ch    chan int
	owner struct{ name string }
}

type guarded struct {
	sync.Mutex
	state atomic.Int64
}

func (a *account) add(n int) int { a.n += n; return a.n }
func (a account) get() int       { return a.n }

func newAccount() *account {
	a := &account{inner: &inner{1}, items: []int{1, 2, 3}, ch: make(chan int, 9), table: map[string]*account{}}
	a.table["self"] = a
	a.hook = func(n int) int { return n + a.n }
	return a
}

func fields() string {
	a := newAccount()
	var g guarded
	g.Lock()
	g.state.Add(2)
	defer g.Unlock()
	a.n = 5
	a.n = a.n*2 + a.n
	a.n -= 1
	a.n <<= 2
	a.n >>= uint8(1)
	a.n ^= a.n % 7
	a.n |= 64
	a.n &^= 4
	a.small--
	a.small += 127
	a.f /= 4
	a.f += 1
	a.name += "x" + a.owner.name
	a.owner.name = a.name
	a.slots[a.n&3] = a.n
	a.slots[1]++
	a.items[0], a.items[1] = a.items[1], a.items[0]
	a.items = append(a.items, a.slots[:]...)
	a.any, a.err = nil, nil
	a.any = a.small
	a.ch <- 4
	a.n += <-a.ch
	a.depth += a.twice()
	a.deepen()
	a.inner.deepen()
	p := &a.n
	*p *= 2
	q := &a.items[1]
	*q++
	return fmt.Sprint(a.n, a.small, a.f, a.name, a.slots, a.items, a.any, a.err, g.state.Load(), a.depth,
		a.table["self"].n, a.hook(1), len(a.items), cap(a.slots), a.items[1:2], a.owner)
}

func two(n int) (int, error) { return n + 1, nil }

func tuples() string {
	a := newAccount()
	var local, other int
	var err error
	var odd yes
	local, a.err = two(local)
	_, a.err = two(1)
	a.n, err = two(5)
	local, a.n = a.n, local
	a.any, err = nil, nil
	_, a.any = 1, 2
	a.small, odd = a.any.(int8)
	fresh, err := two(2)
	func() { err = nil }()
	read := func() error { return err }
	more, err := 1, error(nil)
	a.ch <- 8
	a.n, odd = <-a.ch
	if a.n, a.err = two(a.n); a.err == nil {
		other, a.n = a.n, other
	}
	for a.n, local = 0, 1; a.n < 30; a.n, local = a.n+local, a.n {
		other++
	}
	i := 1
	set := func() { i = 2 }
	set()
	i, a.slots[i] = 3, i
	for i, a.slots[i] = range a.items {
	}
	select {
	case a.ch <- a.n:
	}
	select {
	case a.n, odd = <-a.ch:
	}
	return fmt.Sprint(local, other, a.n, err, odd, fresh, more, read(), a.any, a.small, i, a.slots)
}

func entries() string {
	a, m := newAccount(), map[string]int{}
	var odd yes
	m["a"] = 1
	m["a"]++
	m["b"] += m["a"] << 2
	m["b"] -= a.add(1)
	v, ok := m["a"]
	_, odd = m["none"]
	if v, odd = m["b"]; odd {
		v++
	}
	m["c"], v = v, m["b"]
	a.table["x"] = &account{n: 3}
	a.table["x"].n += m["a"]
	a.table["x"].table = map[string]*account{"y": a}
	a.table["x"].table["y"].n = 7
	nested := map[string]map[string][]int{"p": {}}
	nested["p"]["q"] = append(nested["p"]["q"], 1)
	nested["p"]["q"][0]++
	delete(m, "c")
	delete(nested, "none")
	defer delete(m, "a")
	bytes := map[byte]int8{}
	bytes['x'] += 1 << a.n
	sum := 0
	for _, v := range m {
		sum += v
	}
	n := len(m)
	clear(m)
	var none map[string]int
	return fmt.Sprint(v, ok, odd, n, sum, len(m), a.n, a.table["x"].n, nested, bytes, none["x"], try(func() {
		none["x"] = 1
	}), try(func() {
		none["x"]++
	}))
}

func variables() string {
	var plain, captured, taken, spot int
	var local, shared [3]int
	plain = 1
	captured = 2
	p := &taken
	*p = 3
	taken += *p
	bump := func() { captured++; shared[1] += captured }
	bump()
	func() { spot++ }()
	local[0], shared[0] = shared[1], local[2]+1
	var fs []func() int
	for i := 0; i < 6; i++ {
		i++
		fs = append(fs, func() int { i *= 10; return i })
	}
	for i, x := range shared {
		captured += i * x
	}
	for i := range shared {
		shared[i]++
	}
	part := shared[:2]
	part[0] = 50
	hits++
	hits, captured = captured, hits
	return fmt.Sprint(plain, captured, taken, spot, local, shared, fs[0](), fs[0](), fs[1](), fs[2](), hits, part)
}

var hits = 4

func receivers() string {
	a := newAccount()
	get, add, up := a.get, a.add, a.deepen
	a.n = 3
	add(4)
	up()
	b := account{n: 1, inner: a.inner}
	share := func() { b.n++ }
	share()
	defer b.add(5)
	var nothing *account
	return fmt.Sprint(get(), a.get(), a.n, b.get(), b.add(2), b.depth, b.twice(), (*account).add(&b, 1), account.get(b), try(func() {
		nothing.get()
	}), try(func() {
		nothing.n = 1
	}), try(func() {
		_ = nothing.
			inner
	}))
}

func sum[S ~[]E, E int | float64, M ~map[string]E, P *E](s S, m M, p P) (total E) {
	add := func(e E) { total += e }
	for _, e := range s {
		add(e)
	}
	for _, e := range m {
		add(e)
	}
	s[0]++
	m["new"] += *p
	*p = s[0]
	return total
}

func elements() string {
	xs, n, array := []int{1, 2, 3}, 4, [3]int{1, 2, 3}
	for i, x := range xs {
		xs[2-i] += x
	}
	for i, x := range array {
		array[2-i] += x
	}
	for i, x := range &array {
		array[2-i] += x
	}
	m := map[string]int{"a": 1}
	return fmt.Sprint(sum(xs, m, &n), xs, n, array, m, try(func() {
		xs[n] = 1
	}), try(func() {
		_ = xs[-n] +
			xs[0]
	}))
}

type row []int

func grown[S ~[]E, E any](s S, more ...E) S { return append(s[:len(s):len(s)], more...) }

// moves moves elements of slices.
func moves() string {
	r, text, n := row{1, 2, 3}, []byte("abc"), 0
	next := func() int { n++; return n }
	r = append(r, next(), next())
	r = append(r, r[1:]...)
	text = append(text, "def"...)
	text = append(text, 'g')
	copied := copy(text[1:], "xy") + copy(r, r[2:]) + copy(text, text[3:])
	anything := append([]any(nil), 1, "two", r[0], nil)
	errs := append([]error{}, nil...)
	var steps []func() int
	steps = append(steps,
		next, // on a line of its own
		func() int { return here() - here() },
	)
	var wide []int64
	wide = append(wide, 1<<40, int64(len(text)))
	deferred := make([]byte, 3)
	func() {
		defer copy(deferred, "zzz")
		clear(deferred)
	}()
	clear(r[:2])
	return fmt.Sprint(r, grown(r, 9, 8), grown([]string{"a"}), string(text), copied, anything, errs, steps[0](), steps[1](), wide, deferred, try(func() {
		r = append(r,
			r[len(r)])
	}))
}

// order writes down in which order calls are made.
func order() string {
	var log []string
	step := func(s string) int { log = append(log, s); return len(log) % 3 }
	at := func(s string) *account { step(s); return &account{items: []int{0, 0, 0}, table: map[string]*account{}} }
	m := map[int]int{}
	at("a").n = step("b")
	at("c").items[step("d")], at("e").n = step("f"), step("g")
	at("h").items[step("i")] += step("j")
	m[step("k")] = step("l")
	m[step("m")] += step("n")
	at("o").n, at("p").err = two(step("q"))
	delete(m, step("r"))
	_, _ = m[step("s")], at("t").items[step("u")]
	make(chan int, 1) <- step("v")
	_ = append(at("w").items[:step("x")], step("y"), step("z"))
	return fmt.Sprint(log)
}
