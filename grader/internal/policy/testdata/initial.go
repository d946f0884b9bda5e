package race

import (
	"container/list"
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

// What computes is fine, also with functions of one's own.
var (
	ErrClosed    = errors.New("closed")
	errWrapped   = fmt.Errorf("wrapped: %w", ErrClosed)
	table        = build(3)
	closed       = func() chan struct{} { c := make(chan struct{}); close(c); return c }()
	base         = context.Background()
	order        = list.New()
	patience     = time.Duration(3) * time.Second
	ready        = sync.NewCond(new(sync.Mutex))
	lazy         = sync.OnceValue(func() int { go work(nil); return 1 })
	handler      = func() { go work(nil) } // kept for later
	total, calls atomic.Int64
	method       = pool{}.start
)

func build(n int) map[int]string {
	m := make(map[int]string)
	for i := range n {
		m[i] = fmt.Sprint(i)
	}
	return m
}

// What starts something is not.
var (
	ctx, cancel = context.WithTimeout(base, patience) // want "initial"
	jobs        = start()
	ticks       = time.Tick(time.Second) // want "initial"
	inner       = []any{1, func() int {
		go work(nil) // want "initial"
		return 1
	}()}
	text    = fmt.Sprint(loud{})
	other   = pool{}.begin()
	through = starter(pool{}).run()
	called  = handed(later)
)

func start() chan func() {
	c := make(chan func())
	go work(c) // want "initial"
	return c
}

func work(chan func()) {}

type loud struct{}

// A method that the library may call counts.
func (loud) String() string {
	time.AfterFunc(1, cancel) // want "initial"
	return ""
}

type pool struct{}

func (pool) start() {}

func (p pool) begin() int {
	var wg sync.WaitGroup
	wg.Go(p.start) // want "initial"
	return 1
}

type starter interface{ run() int }

func (pool) run() int {
	select {
	case <-time.After(1): // want "initial"
	}
	return 1
}

func handed(f func() int) int { return f() }

func later() int {
	timer := time.NewTimer(1) // want "initial"
	timer.Stop()
	return 1
}

func onlyWhenAsked() { go work(jobs) }

func (pool) onlyWhenAsked() { go work(jobs) }
