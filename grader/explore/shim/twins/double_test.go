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

	send:    func(ch chan int, v int) { shim.Send(ch)(v) },
	receive: shim.Recv2[int],
	shut:    func(ch chan int) { shim.Close(ch) },
	length:  func(ch chan int) int { return shim.Len(ch) },
	each: func(ch chan int, f func(v int)) {
		for next, v := shim.RangeV(ch); next(&v); {
			f(v)
		}
	},
	ended: func(done <-chan struct{}) { shim.Recv(done) },
	rung:  func(at <-chan realtime.Time) { shim.Recv(at) },

	two: func(a, b <-chan int) (int, int) { return chosen(shim.R(a), shim.R(b)) },
	meet: func(from <-chan int, to chan<- int, v int) (int, int) {
		got := shim.R(from)
		if shim.Select(false, got.Case, shim.W(to)(v)) == 0 {
			return 0, shim.V(got)
		}
		return 1, v
	},
	offer: func(a, b chan<- int, v int) int { return shim.Select(false, shim.W(a)(v), shim.W(b)(v)) },
	poll: func(ch <-chan int) (int, int) {
		got := shim.R(ch)
		return shim.Select(true, got.Case), shim.V(got)
	},
	push:   func(ch chan<- int, v int) int { return shim.Select(true, shim.W(ch)(v)) },
	unless: func(ch <-chan int, done <-chan struct{}) (int, int) { return firstOf(shim.R(ch), shim.R(done).Case) },
	in:     func(ch <-chan int, at <-chan realtime.Time) (int, int) { return firstOf(shim.R(ch), shim.R(at).Case) },

	cancels: context.WithCancel, expires: context.WithTimeout, onceOver: context.AfterFunc,
	sleep: time.Sleep,
	timer: func(d time.Duration) (<-chan time.Time, timer) { t := time.NewTimer(d); return t.C, t },
	later: func(d time.Duration, f func()) timer { return time.AfterFunc(d, f) },
	now:   time.Now,
}

// chosen is a select of two values.
func chosen(a, b shim.RecvCase[int]) (int, int) {
	i := shim.Select(false, a.Case, b.Case)
	return i, []int{shim.V(a), shim.V(b)}[i]
}

// firstOf is a select of a value and of something that only happens.
func firstOf(ch shim.RecvCase[int], other *shim.Case) (int, int) {
	return shim.Select(false, ch.Case, other), shim.V(ch)
}
