// The same random programs are run here with the real packages and with their
// doubles: what the real ones do, the explorer must know to be possible.
package twins

import (
	"context"
	"time"
)

// What real packages and doubles have in common.
type (
	mutex interface {
		Lock()
		Unlock()
		TryLock() bool
	}
	rwMutex interface {
		mutex
		RLock()
		RUnlock()
		TryRLock() bool
	}
	waitGroup interface {
		Add(delta int)
		Done()
		Wait()
		Go(f func())
	}
	once interface{ Do(f func()) }
	cond interface {
		Wait()
		Signal()
		Broadcast()
	}
	table interface {
		Load(key any) (any, bool)
		Store(key, value any)
		LoadOrStore(key, value any) (any, bool)
		LoadAndDelete(key any) (any, bool)
		Delete(key any)
		Swap(key, value any) (any, bool)
		CompareAndSwap(key, old, new any) bool
		CompareAndDelete(key, old any) bool
		Range(f func(key, value any) bool)
		Clear()
	}
	pool interface {
		Get() any
		Put(v any)
	}
	number interface {
		Load() int64
		Store(v int64)
		Add(delta int64) int64
		Swap(v int64) int64
		CompareAndSwap(old, new int64) bool
		And(mask int64) int64
	}
	value interface {
		Load() any
		Store(v any)
		Swap(v any) any
		CompareAndSwap(old, new any) bool
	}
	timer interface {
		Stop() bool
		Reset(d time.Duration) bool
	}
)

// A family is what a program is made of: the real packages, or the doubles.
type family struct {
	mutex func() mutex
	rw    func() rwMutex
	wg    func() waitGroup
	once  func() once
	cond  func(mutex) cond
	table func() table
	pool  func() pool
	n     func() number
	value func() value

	// try calls a Try method. The memory model lets it fail for no reason, and on
	// real processors it does.
	try func(func() bool) bool

	send    func(ch chan int, v int)
	receive func(ch <-chan int) (int, bool)
	shut    func(ch chan int)
	length  func(ch chan int) int
	each    func(ch chan int, f func(v int))
	ended   func(done <-chan struct{})
	rung    func(at <-chan time.Time)

	// Select statements. They return the number of the case, -1 for the default.
	two      func(a, b <-chan int) (int, int)
	meet     func(from <-chan int, to chan<- int, v int) (int, int)
	offer    func(a, b chan<- int, v int) int
	poll     func(ch <-chan int) (int, int)
	push     func(ch chan<- int, v int) int
	unless   func(ch <-chan int, done <-chan struct{}) (int, int)
	in       func(ch <-chan int, at <-chan time.Time) (int, int)
	cancels  func(context.Context) (context.Context, context.CancelFunc)
	expires  func(context.Context, time.Duration) (context.Context, context.CancelFunc)
	onceOver func(context.Context, func()) func() bool

	sleep func(time.Duration)
	timer func(time.Duration) (<-chan time.Time, timer)
	later func(time.Duration, func()) timer
	now   func() time.Time
}
