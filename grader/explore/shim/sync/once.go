package sync

import (
	"unsafe"

	"interleave/grader/explore/sched"
)

// A Once doubles [sync.Once].
type Once struct {
	done bool
	m    Mutex
	edge byte
}

// Do is [sync.Once.Do].
func (o *Once) Do(f func()) {
	if o.passed() {
		return
	}
	o.m.Lock()
	defer o.m.Unlock()
	if !o.isDone() {
		defer o.pass()
		f()
	}
}

//go:norace
func (o *Once) passed() bool {
	g := sched.At(sched.Once, sched.Read, unsafe.Pointer(o), nil)
	if o.done {
		sched.Acquire(unsafe.Pointer(&o.edge))
	}
	if g != nil {
		g.Progress()
	}
	return o.done
}

//go:norace
func (o *Once) isDone() bool { return o.done }

//go:norace
func (o *Once) pass() {
	sched.At(sched.Once, sched.Write, unsafe.Pointer(o), nil)
	sched.Release(unsafe.Pointer(&o.edge))
	o.done = true
}

// OnceFunc is [sync.OnceFunc].
func OnceFunc(f func()) func() {
	value := OnceValue(func() struct{} { f(); return struct{}{} })
	return func() { value() }
}

// OnceValue is [sync.OnceValue].
func OnceValue[T any](f func() T) func() T {
	values := OnceValues(func() (T, struct{}) { return f(), struct{}{} })
	return func() T { v, _ := values(); return v }
}

// OnceValues is [sync.OnceValues]. A panic in f is raised again on every call.
func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	var (
		once   Once
		valid  bool
		caught any
		v1     T1
		v2     T2
	)
	return func() (T1, T2) {
		once.Do(func() {
			defer func() {
				if caught = recover(); !valid {
					panic(caught)
				}
			}()
			v1, v2 = f()
			valid = true
		})
		if !valid {
			panic(caught)
		}
		return v1, v2
	}
}
