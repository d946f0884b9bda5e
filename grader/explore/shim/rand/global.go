package rand

// Int64 is [rand.Int64].
func Int64() int64 { return global.Int64() }

// Uint32 is [rand.Uint32].
func Uint32() uint32 { return global.Uint32() }

// Uint64 is [rand.Uint64].
func Uint64() uint64 { return global.Uint64() }

// Int32 is [rand.Int32].
func Int32() int32 { return global.Int32() }

// Int is [rand.Int].
func Int() int { return global.Int() }

// Uint is [rand.Uint].
func Uint() uint { return global.Uint() }

// Int64N is [rand.Int64N].
func Int64N(n int64) int64 { return global.Int64N(n) }

// Uint64N is [rand.Uint64N].
func Uint64N(n uint64) uint64 { return global.Uint64N(n) }

// Int32N is [rand.Int32N].
func Int32N(n int32) int32 { return global.Int32N(n) }

// Uint32N is [rand.Uint32N].
func Uint32N(n uint32) uint32 { return global.Uint32N(n) }

// IntN is [rand.IntN].
func IntN(n int) int { return global.IntN(n) }

// UintN is [rand.UintN].
func UintN(n uint) uint { return global.UintN(n) }

// Float64 is [rand.Float64].
func Float64() float64 { return global.Float64() }

// Float32 is [rand.Float32].
func Float32() float32 { return global.Float32() }

// NormFloat64 is [rand.NormFloat64].
func NormFloat64() float64 { return global.NormFloat64() }

// ExpFloat64 is [rand.ExpFloat64].
func ExpFloat64() float64 { return global.ExpFloat64() }

// Perm is [rand.Perm].
func Perm(n int) []int { return global.Perm(n) }

// Shuffle is [rand.Shuffle].
func Shuffle(n int, swap func(i, j int)) { global.Shuffle(n, swap) }

type integer interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr
}

// N is [rand.N].
func N[Int integer](n Int) Int {
	if n <= 0 {
		panic("invalid argument to N")
	}
	return Int(global.Uint64N(uint64(n)))
}
