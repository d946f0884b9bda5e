package race

type pair[K, V any] struct {
	key   K
	value V
}

func two[T any](x T) pair[T, T] { return pair[T, T]{x, x} }

func grow() {
	x0 := 1
	x1 := two(x0)
	x2 := two(x1)
	x3 := two(x2)
	x4 := two(x3)
	x5 := two(x4)
	x6 := two(x5)
	x7 := two(x6)
	x8 := two(x7)
	x9 := two(x8)
	x10 := two(x9)
	x11 := two(x10)
	x12 := two(x11)
	x13 := two(x12)
	x14 := two(x13)
	x15 := two(x14)
	x16 := two(x15) // want "generics"
	x17 := two(x16)
	x18 := two(x17)
	x19 := two(x18)
	x20 := two(x19)
	x21 := two(x20)
	x22 := two(x21)
	x23 := two(x22)
	x24 := two(x23)
	_ = x24
}
