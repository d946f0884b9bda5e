package twins

import (
	"context"
	"sync"
	"sync/atomic"
	"time"
)

var genuine = family{
	mutex: func() mutex { return new(sync.Mutex) },
	rw:    func() rwMutex { return new(sync.RWMutex) },
	wg:    func() waitGroup { return new(sync.WaitGroup) },
	once:  func() once { return new(sync.Once) },
	cond:  func(l mutex) cond { return sync.NewCond(l) },
	table: func() table { return new(sync.Map) },
	pool:  func() pool { return new(sync.Pool) },
	n:     func() number { return new(atomic.Int64) },
	value: func() value { return new(atomic.Value) },
	try:   func(f func() bool) bool { return f() },

	send:    func(ch chan int, v int) { ch <- v },
	receive: func(ch <-chan int) (int, bool) { v, ok := <-ch; return v, ok },
	shut:    func(ch chan int) { close(ch) },
	length:  func(ch chan int) int { return len(ch) },
	each: func(ch chan int, f func(v int)) {
		for v := range ch {
			f(v)
		}
	},
	ended: func(done <-chan struct{}) { <-done },
	rung:  func(at <-chan time.Time) { <-at },

	two:    genuineTwo,
	meet:   genuineMeet,
	offer:  genuineOffer,
	poll:   genuinePoll,
	push:   genuinePush,
	unless: genuineUnless,
	in:     genuineIn,

	cancels: context.WithCancel, expires: context.WithTimeout, onceOver: context.AfterFunc,
	sleep: time.Sleep,
	timer: func(d time.Duration) (<-chan time.Time, timer) { t := time.NewTimer(d); return t.C, t },
	later: func(d time.Duration, f func()) timer { return time.AfterFunc(d, f) },
	now:   time.Now,
}

func genuineTwo(a, b <-chan int) (int, int) {
	select {
	case v := <-a:
		return 0, v
	case v := <-b:
		return 1, v
	}
}

func genuineMeet(from <-chan int, to chan<- int, v int) (int, int) {
	select {
	case v := <-from:
		return 0, v
	case to <- v:
		return 1, v
	}
}

func genuineOffer(a, b chan<- int, v int) int {
	select {
	case a <- v:
		return 0
	case b <- v:
		return 1
	}
}

func genuinePoll(ch <-chan int) (int, int) {
	select {
	case v := <-ch:
		return 0, v
	default:
		return -1, 0
	}
}

func genuinePush(ch chan<- int, v int) int {
	select {
	case ch <- v:
		return 0
	default:
		return -1
	}
}

func genuineUnless(ch <-chan int, done <-chan struct{}) (int, int) {
	select {
	case v := <-ch:
		return 0, v
	case <-done:
		return 1, 0
	}
}

func genuineIn(ch <-chan int, at <-chan time.Time) (int, int) {
	select {
	case v := <-ch:
		return 0, v
	case <-at:
		return 1, 0
	}
}
