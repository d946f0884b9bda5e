package race

type pair[K, V any] struct {
	key   K
	value V
	after *pair[K, V]
}

func (p *pair[K, V]) next() *pair[K, V] { return p.after }

func two[T any](x T) pair[T, T] { return pair[T, T]{key: x, value: x} }

func apply[T, U any](x T, f func(T) U) U { return f(x) }

func walk(p *pair[int, int]) {
	p.next().next().next().next().next().next().next().next().next().next().next()
	p.next().next().next().next().next().next().next().next().next().next().next()
}

func grow() {
	x0 := 1
	x1 := two(x0)
	x2 := apply(x1, two)
	x3 := two(x2)
	x4 := apply(x3, two)
	x5 := two(x4)
	x6 := apply(x5, two)
	x7 := two(x6)
	x8 := apply(x7, two)
	x9 := two(x8)
	x10 := apply(x9, two)
	x11 := two(x10)
	x12 := apply(x11, two)
	x13 := two(x12)
	x14 := apply(x13, two)
	x15 := two(x14) // want "generics"
	x16 := apply(x15, two)
	x17 := two(x16)
	x18 := apply(x17, two)
	x19 := two(x18)
	x20 := apply(x19, two)
	x21 := two(x20)
	x22 := apply(x21, two)
	x23 := two(x22)
	x24 := apply(x23, two)
	x25 := two(x24)
	x26 := apply(x25, two)
	x27 := two(x26)
	x28 := apply(x27, two)
	x29 := two(x28)
	_ = x29
}
