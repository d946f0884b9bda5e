package shim

type integer interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr
}

type number interface {
	integer | ~float32 | ~float64 | ~complex64 | ~complex128
}

// change reads, and after others may have come in between it writes: that is
// how updates get lost.
func change[T any](p *T, result func(old T) T) {
	Store(p)(result(Load(p)))
}

// Add is *p += v, and ++ with 1.
func Add[T number | ~string](p *T, v T) { change(p, func(old T) T { return old + v }) }

// Sub is *p -= v, and -- with 1.
func Sub[T number](p *T, v T) { change(p, func(old T) T { return old - v }) }

// Mul is *p *= v.
func Mul[T number](p *T, v T) { change(p, func(old T) T { return old * v }) }

// Div is *p /= v.
func Div[T number](p *T, v T) { change(p, func(old T) T { return old / v }) }

// Rem is *p %= v.
func Rem[T integer](p *T, v T) { change(p, func(old T) T { return old % v }) }

// And is *p &= v.
func And[T integer](p *T, v T) { change(p, func(old T) T { return old & v }) }

// Or is *p |= v.
func Or[T integer](p *T, v T) { change(p, func(old T) T { return old | v }) }

// Xor is *p ^= v.
func Xor[T integer](p *T, v T) { change(p, func(old T) T { return old ^ v }) }

// AndNot is *p &^= v.
func AndNot[T integer](p *T, v T) { change(p, func(old T) T { return old &^ v }) }

// Shl is *p <<= n.
func Shl[T, N integer](p *T, n N) { change(p, func(old T) T { return old << n }) }

// Shr is *p >>= n.
func Shr[T, N integer](p *T, n N) { change(p, func(old T) T { return old >> n }) }
