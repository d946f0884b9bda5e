package shim_test

import (
	"fmt"
	"slices"
	"testing"
	"time"
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

// through takes the lock and gives it back.
func through(l sync.Locker) {
	l.Lock()
	defer l.Unlock()
}

type account struct {
	mu      sync.Mutex
	owner   string
	_       [4]int
	balance [2]int
	hits    atomic.Int32
	nothing struct{}
}

func TestSharedMemoryRaces(t *testing.T) {
	if sched.RaceBuild {
		t.Skip("the races are the point")
	}
	tests := map[string]struct {
		program func() string
		want    []string
	}{
		"two reads": {
			program: func() string {
				x := 1
				all(func() { shim.Load(&x) }, func() { shim.Load(&x) })
				return "fine"
			},
			want: []string{"fine"},
		},
		"a read and a write": {
			program: func() string {
				x := 1
				all(func() { shim.Load(&x) }, func() { shim.Store(&x)(2) })
				return "fine"
			},
			want: []string{"races"},
		},
		"a write under a lock and one without": {
			program: func() string {
				var mu sync.Mutex
				x := 1
				all(func() { mu.Lock(); shim.Add(&x, 1); mu.Unlock() }, func() { shim.Add(&x, 1) })
				return "fine"
			},
			want: []string{"races"},
		},
		"two writes under one lock": {
			program: func() string {
				var mu sync.Mutex
				x := 1
				inc := func() { mu.Lock(); shim.Add(&x, 1); mu.Unlock() }
				all(inc, inc)
				return fmt.Sprint(x)
			},
			want: []string{"3"},
		},
		"a lock that one of two writers takes too late": {
			program: func() string {
				var mu sync.Mutex
				x := 1
				all(func() { mu.Lock(); shim.Add(&x, 1); mu.Unlock() }, func() { shim.Add(&x, 1); through(&mu) })
				return "fine"
			},
			want: []string{"fine", "races"},
		},
		"a copy of the whole and a write to a part": {
			program: func() string {
				var a account
				all(func() { _ = shim.Load(&a).owner }, func() { shim.Store(&a.balance[1])(2) })
				return "fine"
			},
			want: []string{"races"},
		},
		"two parts": {
			program: func() string {
				var a account
				all(func() { shim.Store(&a.owner)("x") }, func() { shim.Store(&a.balance[1])(2) }, func() { shim.Store(&a.nothing)(struct{}{}) })
				return "fine"
			},
			want: []string{"fine"},
		},
		"a copy of the whole and use of what looks after itself": {
			program: func() string {
				var a account
				all(func() { shim.Load(&a) }, func() { a.hits.Add(1); through(&a.mu) })
				return "fine"
			},
			want: []string{"fine"},
		},
		"a copy from what is written meanwhile": {
			program: func() string {
				from, to := []int{1, 2}, make([]int, 2)
				all(func() { shim.Copy(to, from) }, func() { shim.Store(&from[1])(3) })
				return "fine"
			},
			want: []string{"races"},
		},
		"copies of different elements": {
			program: func() string {
				from, to := []int{1, 2}, make([]int, 2)
				all(func() { shim.Copy(to[:1], from) }, func() { shim.Copy(to[1:], from[1:]) })
				return fmt.Sprint(to)
			},
			want: []string{"[1 2]"},
		},
		"a copy of text over what is read": {
			program: func() string {
				to := []byte("abc")
				all(func() { shim.CopyText(to, "xyz") }, func() { shim.Load(&to[2]) })
				return "fine"
			},
			want: []string{"races"},
		},
		"two that append where there is room": {
			program: func() string {
				s := make([]int, 1, 4)
				all(func() { shim.Append(s)(1) }, func() { shim.AppendAll(s)([]int{2, 3}) })
				return "fine"
			},
			want: []string{"races"},
		},
		"two that append where there is none": {
			program: func() string {
				s := []int{7}
				var a, b []int
				all(func() { a = shim.Append(s)(1) }, func() { b = shim.AppendAll(s)([]int{2, 3}) })
				return fmt.Sprint(a, b)
			},
			want: []string{"[7 1] [7 2 3]"},
		},
		"one that appends, which reads what is there": {
			program: func() string {
				s := []int{7}
				all(func() { shim.Append(s)(1) }, func() { shim.Store(&s[0])(8) })
				return "fine"
			},
			want: []string{"races"},
		},
		"a slice that is cleared": {
			program: func() string {
				s := []int{7}
				all(func() { shim.ClearSlice(s) }, func() { shim.Load(&s[0]) })
				return "fine"
			},
			want: []string{"races"},
		},
		"a map, whatever the key": {
			program: func() string {
				m := map[int]int{1: 1, 2: 2}
				all(func() { shim.Get(m)(1) }, func() { shim.Put(m)(2)(3) })
				return "fine"
			},
			want: []string{"races"},
		},
		"a range over a map that is changed meanwhile": {
			program: func() string {
				m := map[int]int{1: 1, 2: 2}
				started, done := make(chan int), make(chan int)
				go shim.Go(func() { shim.Recv(started); shim.Put(m)(1)(0); shim.Close(done) })()
				for k := range shim.Map(m) {
					if k == 1 {
						shim.Close(started)
					}
				}
				shim.Recv(done)
				return "fine"
			},
			want: []string{"races"},
		},
		"what is done on the way out of a schedule": {
			program: func() string {
				x := 0
				for range 2 {
					go shim.Go(func() { defer func() { shim.Store(&x)(1) }(); shim.Block() })()
				}
				return "fine"
			},
			want: []string{"stuck"},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, tt.want, outcome.All(tt.program), "outcomes of %s", name)
		})
	}
}

// The race detector sees the same accesses and would report the races.
func TestFineSteps(t *testing.T) {
	if sched.RaceBuild {
		t.Skip("the races are the point")
	}
	values := func(fs ...func(x *int)) []string {
		var seen []string
		note := func() string {
			x := 0
			var bodies []func()
			for _, f := range fs {
				bodies = append(bodies, func() { f(&x) })
			}
			all(bodies...)
			if v := fmt.Sprint(x); !slices.Contains(seen, v) {
				seen = append(seen, v)
			}
			return ""
		}
		outcome.All(note, outcome.Fine)
		slices.Sort(seen)
		return seen
	}
	inc := func(x *int) { shim.Add(x, 1) }
	assert.Equal(t, []string{"1", "2"}, values(inc, inc), "two increments")
	assert.Equal(t, []string{"1", "2", "3"}, values(inc, inc, inc), "three increments")
	set := func(n int) func(*int) { return func(x *int) { shim.Store(x)(n) } }
	assert.Equal(t, []string{"1", "2"}, values(set(1), set(2)), "two assignments")
	double := func(x *int) { shim.Mul(x, 2) }
	assert.Equal(t, []string{"0", "1", "2"}, values(inc, double), "an increment and a doubling")
	through := func(x *int) { y := shim.Load(x); shim.Store(x)(y + 1) }
	assert.Equal(t, []string{"1", "2"}, values(through, through), "two increments by hand")
}

func TestAccessesAreThePlainOnes(t *testing.T) {
	program := func() string {
		type text string
		x, f, s := 7, 1.5, text("a")
		shim.Add(&x, 1)
		shim.Sub(&x, 2)
		shim.Mul(&x, 5)
		shim.Div(&x, 2)
		shim.Rem(&x, 8)
		shim.Or(&x, 9)
		shim.And(&x, 12)
		shim.Xor(&x, 5)
		shim.AndNot(&x, 1)
		shim.Shl(&x, 3)
		shim.Shr(&x, uint8(1))
		shim.Mul(&f, 2)
		shim.Add(&s, "b")
		var e error
		shim.Store(&e)(nil)
		a, b := 1, 2
		pa, pb := shim.Hold(&a)(shim.Load(&b)), shim.Hold(&b)(shim.Load(&a))
		pa()
		pb()
		return fmt.Sprint(x, f, s, e, a, b)
	}
	x := 7
	x += 1
	x -= 2
	x *= 5
	x /= 2
	x %= 8
	x |= 9
	x &= 12
	x ^= 5
	x &^= 1
	x <<= 3
	x >>= uint8(1)
	want := fmt.Sprint(x, 3.0, "ab", nil, 2, 1)
	assert.Equal(t, []string{want}, outcome.All(program), "results")
	assert.Equal(t, []string{want}, outcome.All(program, outcome.Fine), "results, every access a step")
	assert.Equal(t, want, program(), "results outside a schedule")
}

func TestAccessesPanicAsThePlainOnesDo(t *testing.T) {
	tests := map[string]struct {
		program func()
		want    string
	}{
		"nil":              {func() { shim.Load((*int)(nil)) }, "panic: runtime error: invalid memory address or nil pointer dereference"},
		"store to nil":     {func() { shim.Store((*int)(nil))(1) }, "panic: runtime error: invalid memory address or nil pointer dereference"},
		"division by zero": {func() { x := 1; shim.Div(&x, 0) }, "panic: runtime error: integer divide by zero"},
		"negative shift":   {func() { x := 1; shim.Shl(&x, -1) }, "panic: runtime error: negative shift amount"},
		"nil map":          {func() { var m map[int]int; shim.Put(m)(1)(1) }, "panic: assignment to entry in nil map"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := outcome.All(func() string { tt.program(); return "nothing" }, outcome.Fine)
			assert.Equal(t, []string{tt.want}, got, "outcome of %s", name)
		})
	}
}

func TestTracesShowWhatMemoryHolds(t *testing.T) {
	r := outcome.Once(func() {
		x := 3
		shim.Store(&x)(4)
		shim.Add(&x, 1)
		shim.Load(&x)
	}, outcome.Fine, outcome.Recording)
	var got []string
	for _, e := range r.Events {
		if e.Op.Object != nil {
			got = append(got, e.Op.Kind.String()+" "+e.Value)
		}
	}
	assert.Equal(t, []string{"store 4", "load 4", "store 5", "load 5"}, got, "steps of the trace")
}

func TestABellLooksLikeATimersChannel(t *testing.T) {
	outcome.All(func() string {
		b := shim.NewBell(sched.Current())
		assert.Equal(t, 0, cap(b.Chan()), "capacity")
		assert.False(t, b.Silence(), "Silence before it rang")
		first := time.Unix(1, 0)
		b.Ring(first)
		b.Ring(time.Unix(2, 0))
		assert.Equal(t, first, shim.Recv(b.Chan()), "what rang first")
		b.Ring(time.Unix(3, 0))
		assert.True(t, b.Silence(), "Silence after it rang")
		assert.Equal(t, -1, shim.Select(true, shim.R(b.Chan()).Case), "receiving after Silence")
		assert.NotEqual(t, unsafe.Pointer(nil), b.Object(), "what it is about")
		return ""
	})
}
