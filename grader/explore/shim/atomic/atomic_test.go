package atomic_test

import (
	"fmt"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/assert"

	"interleave/grader/explore/sched"
	"interleave/grader/explore/shim"
	"interleave/grader/explore/shim/atomic"
	"interleave/grader/explore/shim/outcome"
	"interleave/grader/explore/shim/sync"
)

// all runs the functions at the same time and waits for them.
func all(fs ...func()) {
	var wg sync.WaitGroup
	for _, f := range fs {
		wg.Go(f)
	}
	wg.Wait()
}

func TestWhatProgramsWithAtomicsCanComeTo(t *testing.T) {
	tests := map[string]struct {
		program func() string
		want    []string
	}{
		"adding loses nothing": {
			program: func() string {
				var n atomic.Int64
				all(func() { n.Add(1) }, func() { n.Add(1) }, func() { n.Add(1) })
				return fmt.Sprint(n.Load())
			},
			want: []string{"3"},
		},
		"a load and a store do": {
			program: func() string {
				var n atomic.Uint32
				inc := func() { n.Store(n.Load() + 1) }
				all(inc, inc)
				return fmt.Sprint(n.Load())
			},
			want: []string{"1", "2"},
		},
		"compare-and-swap in a loop loses nothing": {
			program: func() string {
				var n int32
				inc := func() {
					for old := atomic.LoadInt32(&n); !atomic.CompareAndSwapInt32(&n, old, old+1); old = atomic.LoadInt32(&n) {
					}
				}
				all(inc, inc)
				return fmt.Sprint(atomic.LoadInt32(&n))
			},
			want: []string{"2"},
		},
		"store buffers are not visible: one of two must see the other": {
			program: func() string {
				var x, y atomic.Bool
				var a, b bool
				all(func() { x.Store(true); a = y.Load() }, func() { y.Store(true); b = x.Load() })
				return fmt.Sprint(a, b)
			},
			want: []string{"false true", "true false", "true true"},
		},
		"what a pointer publishes is there": {
			program: func() string {
				var p atomic.Pointer[int]
				got := "nothing"
				all(
					func() { v := new(int); shim.Store(v)(7); p.Store(v) },
					func() {
						if v := p.Load(); v != nil {
							got = fmt.Sprint(shim.Load(v))
						}
					},
				)
				return got
			},
			want: []string{"7", "nothing"},
		},
		"only one wins a swap": {
			program: func() string {
				var taken atomic.Bool
				var winners atomic.Int32
				try := func() {
					if !taken.Swap(true) {
						winners.Add(1)
					}
				}
				all(try, try, try)
				return fmt.Sprint(winners.Load())
			},
			want: []string{"1"},
		},
		"a spin lock excludes": {
			program: func() string {
				var held atomic.Bool
				n := 0
				inc := func() {
					for !held.CompareAndSwap(false, true) {
					}
					n++
					held.Store(false)
				}
				all(inc, inc)
				return fmt.Sprint(n)
			},
			want: []string{"2"},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, tt.want, outcome.All(tt.program), "outcomes of %s", name)
		})
	}
}

func TestNoOutcomeIsLeftOut(t *testing.T) {
	program := func() string {
		var a, b atomic.Int32
		var seen string
		all(
			func() { a.Store(1); b.Add(1) },
			func() { seen = fmt.Sprint(b.Load(), a.Load()) },
			func() { a.CompareAndSwap(1, 2) },
		)
		return seen + fmt.Sprint(" ", a.Load())
	}
	assert.Equal(t, outcome.Naive(program), outcome.All(program), "outcomes with and without reduction")
}

// A store hides the stores before it: who loads the second knows nothing of
// what came before the first, even if the first really came first.
func TestALoadIsOrderedAfterTheStoreThatItSees(t *testing.T) {
	if sched.RaceBuild {
		t.Skip("the race is the point")
	}
	program := func() string {
		var flag atomic.Int32
		x := 0
		all(
			func() { shim.Store(&x)(1); flag.Store(1) },
			func() { flag.Store(2) },
			func() {
				if flag.Load() == 2 {
					shim.Load(&x)
				}
			},
		)
		return "no race"
	}
	assert.Equal(t, []string{"no race", "races"}, outcome.All(program), "outcomes where the second store may hide the first")
}

func TestTracesShowValues(t *testing.T) {
	r := outcome.Once(func() {
		var n atomic.Int32
		n.Add(2)
		n.CompareAndSwap(5, 6)
		n.CompareAndSwap(2, 6)
		n.Load()
		var b atomic.Bool
		b.Store(true)
		var p atomic.Pointer[int]
		p.Load()
	}, outcome.Recording)
	var got []string
	for _, e := range r.Events {
		if e.Value != "" {
			got = append(got, e.Op.Kind.String()+" "+e.Value)
		}
	}
	want := []string{"update 0 → 2", "update false", "update 2 → 6", "load 6", "store true", "load nil"}
	assert.Equal(t, want, got, "values in the trace")
}

func TestAValuePanicsAsTheRealOneDoes(t *testing.T) {
	tests := map[string]struct {
		program func(v *atomic.Value)
		want    string
	}{
		"nil":          {func(v *atomic.Value) { v.Store(nil) }, "panic: sync/atomic: store of nil value into Value"},
		"another type": {func(v *atomic.Value) { v.Store(1); v.Store("") }, "panic: sync/atomic: store of inconsistently typed value into Value"},
		"swap of nil":  {func(v *atomic.Value) { v.Swap(nil) }, "panic: sync/atomic: swap of nil value into Value"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := outcome.All(func() string { tt.program(new(atomic.Value)); return "nothing" })
			assert.Equal(t, []string{tt.want}, got, "outcome of %s", name)
		})
	}
}

// Outside a schedule the doubles are the real thing, which also makes it the
// place to compare results.
func TestResultsAreThoseOfTheRealPackage(t *testing.T) {
	var n atomic.Int64
	n.Store(0b1100)
	assert.Equal(t, int64(0b1100), n.And(0b0110), "And returns what was there")
	assert.Equal(t, int64(0b0100), n.Or(0b0001), "Or returns what was there")
	assert.Equal(t, int64(0b0101), n.Swap(9), "Swap returns what was there")
	assert.Equal(t, int64(8), n.Add(-1), "Add returns the sum")
	assert.False(t, n.CompareAndSwap(1, 2), "CompareAndSwap of another value")
	assert.True(t, n.CompareAndSwap(8, 2), "CompareAndSwap")
	u := ^uint32(0)
	assert.Equal(t, uint32(0), atomic.AddUint32(&u, 1), "AddUint32 wraps around")
	var p uintptr
	assert.Equal(t, uintptr(0), atomic.OrUintptr(&p, 3), "OrUintptr")
	assert.Equal(t, uintptr(3), atomic.AndUintptr(&p, 1), "AndUintptr")
	var v atomic.Value
	v.Store("a")
	assert.True(t, v.CompareAndSwap("a", "b"), "Value.CompareAndSwap")
	assert.Equal(t, "b", v.Swap("c"), "Value.Swap")
	assert.Equal(t, "c", v.Load(), "Value.Load")
	x, y := 1, 2
	q := unsafe.Pointer(&x)
	assert.True(t, atomic.CompareAndSwapPointer(&q, unsafe.Pointer(&x), unsafe.Pointer(&y)), "CompareAndSwapPointer")
	assert.Equal(t, unsafe.Pointer(&y), atomic.SwapPointer(&q, nil), "SwapPointer")
	assert.Equal(t, uintptr(4), unsafe.Sizeof(atomic.Int32{}), "size of an Int32")
}
