// Package rand doubles the standard package math/rand for rewritten code, as
// its sister doubles math/rand/v2: the top-level functions give the same numbers
// in every run. Code of this age tosses coins with them, so which of a few
// streams of numbers a schedule gets is explored.
package rand

import (
	"math/rand"
	"unsafe"

	"interleave/grader/explore/sched"
	v2 "interleave/grader/explore/shim/rand"
)

// The types are the real ones: a generator with a seed repeats itself anyway.
type (
	Rand     = rand.Rand
	Source   = rand.Source
	Source64 = rand.Source64
	Zipf     = rand.Zipf
)

// draws makes a source of what the double of math/rand/v2 draws.
type draws struct{}

func (d draws) Int63() int64 { return int64(d.Uint64() >> 1) }
func (draws) Uint64() uint64 { return v2.Uint64() ^ stream() }
func (draws) Seed(int64)     {} // the numbers are the explorer's, whatever the seed

const streams = 4

var key byte

// stream is what makes the numbers of the running schedule other ones.
//
//go:norace
func stream() uint64 {
	g := sched.Current()
	if g == nil {
		return 0
	}
	chosen, ok := g.Kept(unsafe.Pointer(&key)).(uint64)
	if !ok {
		chosen = uint64(sched.Pick(streams)) * 0x9E3779B97F4A7C15
		g.Keep(unsafe.Pointer(&key), chosen)
	}
	return chosen
}

// global holds nothing but its source, since nothing ever reads from it.
var global = rand.New(draws{})

// New is [rand.New].
func New(src Source) *Rand { return rand.New(src) }

// NewSource is [rand.NewSource].
func NewSource(seed int64) Source { return rand.NewSource(seed) }

// NewZipf is [rand.NewZipf].
func NewZipf(r *Rand, s, v float64, imax uint64) *Zipf { return rand.NewZipf(r, s, v, imax) }

// Seed is [rand.Seed], and does nothing.
func Seed(int64) {}

// Int63 is [rand.Int63].
func Int63() int64 { return global.Int63() }

// Uint32 is [rand.Uint32].
func Uint32() uint32 { return global.Uint32() }

// Uint64 is [rand.Uint64].
func Uint64() uint64 { return global.Uint64() }

// Int31 is [rand.Int31].
func Int31() int32 { return global.Int31() }

// Int is [rand.Int].
func Int() int { return global.Int() }

// Int63n is [rand.Int63n].
func Int63n(n int64) int64 { return global.Int63n(n) }

// Int31n is [rand.Int31n].
func Int31n(n int32) int32 { return global.Int31n(n) }

// Intn is [rand.Intn].
func Intn(n int) int { return global.Intn(n) }

// Float64 is [rand.Float64].
func Float64() float64 { return global.Float64() }

// Float32 is [rand.Float32].
func Float32() float32 { return global.Float32() }

// Perm is [rand.Perm].
func Perm(n int) []int { return global.Perm(n) }

// Shuffle is [rand.Shuffle].
func Shuffle(n int, swap func(i, j int)) { global.Shuffle(n, swap) }

// Read is [rand.Read].
func Read(p []byte) (n int, err error) {
	for i := range p {
		p[i] = byte(v2.Uint64())
	}
	return len(p), nil
}

// NormFloat64 is [rand.NormFloat64].
func NormFloat64() float64 { return global.NormFloat64() }

// ExpFloat64 is [rand.ExpFloat64].
func ExpFloat64() float64 { return global.ExpFloat64() }
