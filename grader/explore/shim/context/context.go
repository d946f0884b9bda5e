package context

import (
	"context"
	"reflect"

	"interleave/grader/explore/sched"
	"interleave/grader/explore/shim/time"
)

// The types are the real ones, so that contexts of the program's own fit in.
type (
	Context         = context.Context
	CancelFunc      = context.CancelFunc
	CancelCauseFunc = context.CancelCauseFunc
)

// The errors are the real ones.
var (
	Canceled         = context.Canceled
	DeadlineExceeded = context.DeadlineExceeded
)

// Background is [context.Background].
func Background() Context { return context.Background() }

// Like Background, TODO is the real one, [context.TODO].
func TODO() Context { return context.TODO() }

// WithCancel is [context.WithCancel].
func WithCancel(parent Context) (ctx Context, cancel CancelFunc) {
	if sched.Current() == nil {
		return context.WithCancel(parent)
	}
	n := newNode(parent)
	n.attach(n)
	return n, func() { n.quit(Canceled, nil) }
}

// WithCancelCause is [context.WithCancelCause].
func WithCancelCause(parent Context) (ctx Context, cancel CancelCauseFunc) {
	if sched.Current() == nil {
		return context.WithCancelCause(parent)
	}
	n := newNode(parent)
	n.attach(n)
	return n, func(cause error) { n.quit(Canceled, cause) }
}

// WithDeadline is [context.WithDeadline].
func WithDeadline(parent Context, d time.Time) (Context, CancelFunc) {
	return WithDeadlineCause(parent, d, nil)
}

// WithTimeout is [context.WithTimeout].
func WithTimeout(parent Context, timeout time.Duration) (Context, CancelFunc) {
	return WithDeadline(parent, time.Now().Add(timeout))
}

// WithTimeoutCause is [context.WithTimeoutCause].
func WithTimeoutCause(parent Context, timeout time.Duration, cause error) (Context, CancelFunc) {
	return WithDeadlineCause(parent, time.Now().Add(timeout), cause)
}

// WithDeadlineCause is [context.WithDeadlineCause].
func WithDeadlineCause(parent Context, d time.Time, cause error) (Context, CancelFunc) {
	if sched.Current() == nil {
		return context.WithDeadlineCause(parent, d, cause)
	}
	n := newNode(parent)
	if earlier, ok := parent.Deadline(); ok && earlier.Before(d) {
		return WithCancel(parent)
	}
	n.expires(d)
	left := time.Until(d)
	n.attach(n)
	if left <= 0 {
		n.end(DeadlineExceeded, cause)
	} else {
		n.expireIn(left, cause)
	}
	return n, func() { n.quit(Canceled, nil) }
}

// Cause is [context.Cause].
func Cause(c Context) error {
	err := c.Err()
	if err == nil {
		return nil
	}
	if n, ok := c.Value(&nodeKey).(*node); ok {
		if cause := n.why(); cause != nil {
			return cause
		}
		return err
	}
	return context.Cause(c)
}

// foreign reports whether the standard library made the context, which it did
// while no schedule was running or in code that is not rewritten.
func foreign(c Context) bool {
	t := reflect.TypeOf(c)
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t.PkgPath() == "context"
}
