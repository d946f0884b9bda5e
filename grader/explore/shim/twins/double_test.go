package twins

import (
	realtime "time"

	"interleave/grader/explore/sched"
	"interleave/grader/explore/shim"
	"interleave/grader/explore/shim/atomic"
	"interleave/grader/explore/shim/context"
	"interleave/grader/explore/shim/sync"
	"interleave/grader/explore/shim/time"
)

var double = family{
	mutex: func() mutex { return new(sync.Mutex) },
	rw:    func() rwMutex { return new(sync.RWMutex) },
	wg:    func() waitGroup { return new(sync.WaitGroup) },
	once:  func() once { return new(sync.Once) },
	cond:  func(l mutex) cond { return sync.NewCond(l) },
	table: func() table { return new(sync.Map) },
	pool:  func() pool { return new(sync.Pool) },
	n:     func() number { return new(atomic.Int64) },
	value: func() value { return new(atomic.Value) },
	try:   func(f func() bool) bool { return sched.Pick(2) == 0 && f() },

	send:    func(ch chan int, v int) { shim.To(ch).Send(v) },
	receive: shim.Recv2[int],
	shut:    func(ch chan int) { shim.Close(ch) },
	length:  func(ch chan int) int { return shim.Len(ch) },
	each: func(ch chan int, f func(v int)) {
		for r, v := shim.RangeV(ch); r.Next(&v); {
			f(v)
		}
	},
	ended: func(done <-chan struct{}) { shim.Recv(done) },
	rung:  func(at <-chan realtime.Time) { shim.Recv(at) },

	two: func(a, b <-chan int) (int, int) { return chosen(shim.R(a), shim.R(b)) },
	meet: func(from <-chan int, to chan<- int, v int) (int, int) {
		got := shim.R(from)
		if shim.Select(false, got, shim.W(to).Val(v)) == 0 {
			return 0, got.V
		}
		return 1, v
	},
	offer: func(a, b chan<- int, v int) int { return shim.Select(false, shim.W(a).Val(v), shim.W(b).Val(v)) },
	poll: func(ch <-chan int) (int, int) {
		got := shim.R(ch)
		return shim.Select(true, got), got.V
	},
	push:   func(ch chan<- int, v int) int { return shim.Select(true, shim.W(ch).Val(v)) },
	unless: func(ch <-chan int, done <-chan struct{}) (int, int) { return firstOf(shim.R(ch), shim.R(done)) },
	in:     func(ch <-chan int, at <-chan realtime.Time) (int, int) { return firstOf(shim.R(ch), shim.R(at)) },

	cancels: context.WithCancel, expires: context.WithTimeout, onceOver: context.AfterFunc,
	sleep: time.Sleep,
	timer: func(d time.Duration) (<-chan time.Time, timer) { t := time.NewTimer(d); return t.C, t },
	later: func(d time.Duration, f func()) timer { return time.AfterFunc(d, f) },
	now:   time.Now,
}

// chosen is a select of two values.
func chosen(a, b *shim.RecvCase[int]) (int, int) {
	i := shim.Select(false, a, b)
	return i, []int{a.V, b.V}[i]
}

// firstOf is a select of a value and of something that only happens.
func firstOf(ch *shim.RecvCase[int], other shim.Case) (int, int) {
	return shim.Select(false, ch, other), ch.V
}
