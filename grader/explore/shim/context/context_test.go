package context_test

import (
	real "context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	realtime "time"

	"github.com/stretchr/testify/assert"

	"interleave/grader/explore/sched"
	"interleave/grader/explore/shim"
	"interleave/grader/explore/shim/atomic"
	"interleave/grader/explore/shim/context"
	"interleave/grader/explore/shim/outcome"
	"interleave/grader/explore/shim/sync"
	"interleave/grader/explore/shim/time"
)

type (
	key  string
	ctx  = real.Context
	stop = real.CancelFunc
)

var errWhy = errors.New("why")

// api is what the double and the real package have in common. The real one
// runs in a bubble, whose time starts at the same moment.
type api struct {
	withCancel        func(ctx) (ctx, stop)
	withCancelCause   func(ctx) (ctx, real.CancelCauseFunc)
	withTimeout       func(ctx, realtime.Duration) (ctx, stop)
	withTimeoutCause  func(ctx, realtime.Duration, error) (ctx, stop)
	withDeadline      func(ctx, realtime.Time) (ctx, stop)
	withDeadlineCause func(ctx, realtime.Time, error) (ctx, stop)
	withValue         func(ctx, any, any) ctx
	withoutCancel     func(ctx) ctx
	afterFunc         func(ctx, func()) func() bool
	cause             func(ctx) error
	now               func() realtime.Time
	sleep             func(realtime.Duration)
	wait              func(<-chan struct{})
	shut              func(chan struct{})
}

var double = api{
	context.WithCancel, context.WithCancelCause, context.WithTimeout, context.WithTimeoutCause, context.WithDeadline,
	context.WithDeadlineCause, context.WithValue, context.WithoutCancel, context.AfterFunc, context.Cause,
	time.Now, time.Sleep, func(c <-chan struct{}) { shim.Recv(c) }, func(c chan struct{}) { shim.Close(c) },
}

var genuine = api{
	real.WithCancel, real.WithCancelCause, real.WithTimeout, real.WithTimeoutCause, real.WithDeadline,
	real.WithDeadlineCause, real.WithValue, real.WithoutCancel, real.AfterFunc, real.Cause,
	realtime.Now, realtime.Sleep, func(c <-chan struct{}) { <-c }, func(c chan struct{}) { close(c) },
}

// custom is a context of the program's own.
type custom struct {
	ctx
	done chan struct{}
	err  *atomic.Value
}

func newCustom(parent ctx) custom { return custom{parent, make(chan struct{}), new(atomic.Value)} }

func (c custom) Done() <-chan struct{} { return c.done }
func (c custom) Err() error            { err, _ := c.err.Load().(error); return err }
func (c custom) end(a api)             { c.err.Store(errWhy); a.shut(c.done) }

// teller is one that tells when it ends.
type teller struct {
	custom
	tell    *func()
	stopped *bool
}

func (t teller) AfterFunc(f func()) func() bool {
	*t.tell = f
	return func() bool { *t.stopped = true; return true }
}

func TestTheDoubleDoesWhatTheRealPackageDoes(t *testing.T) {
	const s = realtime.Second
	root := real.Background()
	tests := map[string]func(a api) string{
		"cancelling": func(a api) string {
			c, cancel := a.withCancel(root)
			before := fmt.Sprint(c.Err(), a.cause(c))
			cancel()
			cancel()
			a.wait(c.Done())
			return fmt.Sprint(before, c.Err(), a.cause(c), c)
		},
		"the first cause stays": func(a api) string {
			c, cancel := a.withCancelCause(root)
			cancel(errWhy)
			cancel(errors.New("other"))
			return fmt.Sprint(c.Err(), a.cause(c))
		},
		"no cause is the error": func(a api) string {
			c, cancel := a.withCancelCause(root)
			cancel(nil)
			return fmt.Sprint(a.cause(c))
		},
		"children end with the parent and its cause, not the other way round": func(a api) string {
			p, cancel := a.withCancelCause(root)
			c, cancelC := a.withCancel(a.withValue(p, key("k"), 1))
			d, _ := a.withTimeout(c, s)
			other, _ := a.withCancel(p)
			cancelC()
			before := fmt.Sprint(p.Err(), c.Err(), d.Err(), other.Err())
			cancel(errWhy)
			a.wait(d.Done())
			return fmt.Sprint(before, p.Err(), c.Err(), d.Err(), other.Err(), a.cause(c), a.cause(other))
		},
		"a child of an ended parent has ended": func(a api) string {
			p, cancel := a.withCancelCause(root)
			cancel(errWhy)
			c, _ := a.withCancel(p)
			d, _ := a.withTimeout(p, -s)
			return fmt.Sprint(c.Err(), a.cause(c), d.Err(), a.cause(d))
		},
		"a deadline passes": func(a api) string {
			c, cancel := a.withTimeoutCause(root, 2*s, errWhy)
			defer cancel()
			at, ok := c.Deadline()
			a.wait(c.Done())
			return fmt.Sprint(at.UTC(), ok, a.now().UTC(), c.Err(), a.cause(c))
		},
		"a deadline that has passed": func(a api) string {
			c, _ := a.withDeadlineCause(root, a.now().Add(-s), errWhy)
			return fmt.Sprint(c.Err(), a.cause(c))
		},
		"the earlier deadline counts": func(a api) string {
			p, _ := a.withTimeout(root, s)
			c, _ := a.withDeadline(p, a.now().Add(9*s))
			at, _ := c.Deadline()
			a.wait(c.Done())
			return fmt.Sprint(at.UTC(), a.now().UTC(), c.Err(), p.Err())
		},
		"cancelling in time": func(a api) string {
			c, cancel := a.withTimeout(root, 2*s)
			a.sleep(s)
			cancel()
			a.sleep(3 * s)
			return fmt.Sprint(c.Err())
		},
		"values": func(a api) string {
			c, _ := a.withCancel(a.withValue(a.withValue(root, key("a"), 1), key("b"), 2))
			f := a.withoutCancel(c)
			return fmt.Sprint(c.Value(key("a")), f.Value(key("b")), c.Value(key("c")), c, f)
		},
		"without cancel": func(a api) string {
			p, cancel := a.withTimeoutCause(root, s, errWhy)
			f := a.withoutCancel(p)
			c, _ := a.withCancel(f)
			cancel()
			_, ok := f.Deadline()
			return fmt.Sprint(f.Err(), f.Done() == nil, ok, c.Err(), a.cause(f))
		},
		"a function runs after the end": func(a api) string {
			c, cancel := a.withCancel(root)
			ran := make(chan struct{})
			forget := a.afterFunc(c, func() { a.shut(ran) })
			cancel()
			a.wait(ran)
			return fmt.Sprint(forget())
		},
		"a function that was stopped does not": func(a api) string {
			c, cancel := a.withCancel(root)
			var ran atomic.Bool
			forget := a.afterFunc(c, func() { ran.Store(true) })
			first, second := forget(), forget()
			cancel()
			a.sleep(s)
			return fmt.Sprint(first, second, ran.Load())
		},
		"a function after the end runs at once": func(a api) string {
			c, cancel := a.withCancel(root)
			cancel()
			ran := make(chan struct{})
			forget := a.afterFunc(c, func() { a.shut(ran) })
			a.wait(ran)
			return fmt.Sprint(forget())
		},
		"a parent of the program's own": func(a api) string {
			p := newCustom(root)
			c, cancel := a.withCancel(p)
			defer cancel()
			p.end(a)
			a.wait(c.Done())
			d, _ := a.withCancel(p)
			return fmt.Sprint(c.Err(), a.cause(c), d.Err())
		},
		"a parent of the program's own that embeds a real one": func(a api) string {
			q, _ := a.withCancelCause(root)
			p := newCustom(q)
			c, cancel := a.withCancel(p)
			defer cancel()
			p.end(a)
			a.wait(c.Done())
			return fmt.Sprint(q.Err(), c.Err(), a.cause(p))
		},
		"a parent that only adds to a real one": func(a api) string {
			q, cancel := a.withCancelCause(root)
			c, _ := a.withCancel(struct{ ctx }{q})
			cancel(errWhy)
			return fmt.Sprint(c.Err(), a.cause(c))
		},
		"a parent that tells when it ends": func(a api) string {
			p := teller{newCustom(root), new(func()), new(bool)}
			c, cancel := a.withCancel(p)
			p.err.Store(errWhy)
			(*p.tell)()
			before := *p.stopped
			_, cancelOther := a.withCancel(p)
			cancelOther()
			cancel()
			return fmt.Sprint(c.Err(), before, *p.stopped)
		},
	}
	for name, program := range tests {
		t.Run(name, func(t *testing.T) {
			var want string
			synctest.Test(t, func(*testing.T) { want = program(genuine) })
			got := outcome.All(func() string { return program(double) })
			assert.Equal(t, []string{want}, got, "outcomes of %s", name)
		})
	}
}

func TestWhatProgramsWithContextsCanComeTo(t *testing.T) {
	tests := map[string]struct {
		program func() string
		want    []string
	}{
		"a child is seen running below a parent that is done": {
			program: func() string {
				p, cancel := context.WithCancel(context.Background())
				c, _ := context.WithCancel(p)
				go shim.Go(cancel)()
				return fmt.Sprint(p.Err() != nil, c.Err() != nil)
			},
			want: []string{"false false", "false true", "true false", "true true"},
		},
		"a function can be stopped although its context is done": {
			program: func() string {
				c, cancel := context.WithCancel(context.Background())
				forget := context.AfterFunc(c, func() {})
				go shim.Go(cancel)()
				done := c.Err() != nil
				return fmt.Sprint(done, forget())
			},
			want: []string{"false false", "false true", "true false", "true true"},
		},
		"the deadline and the cancelling at one moment": {
			program: func() string {
				c, cancel := context.WithTimeout(context.Background(), time.Second)
				time.Sleep(time.Second)
				cancel()
				return c.Err().Error()
			},
			want: []string{"context canceled", "context deadline exceeded"},
		},
		"two causes at once": {
			program: func() string {
				c, cancel := context.WithCancelCause(context.Background())
				go shim.Go(func() { cancel(errWhy) })()
				cancel(nil)
				return context.Cause(c).Error()
			},
			want: []string{"context canceled", "why"},
		},
		"deriving while the parent is cancelled loses nothing": {
			program: func() string {
				p, cancel := context.WithCancel(context.Background())
				go shim.Go(cancel)()
				var wg sync.WaitGroup
				for range 2 {
					wg.Go(func() {
						c, cancel := context.WithCancel(p)
						defer cancel()
						shim.Recv(c.Done())
					})
				}
				wg.Wait()
				return "all ended"
			},
			want: []string{"all ended"},
		},
		"a child that left and the parent's end": {
			program: func() string {
				p, cancelP := context.WithCancelCause(context.Background())
				c, cancelC := context.WithCancel(p)
				go shim.Go(cancelC)()
				go shim.Go(func() { cancelP(errWhy) })()
				shim.Recv(c.Done())
				return context.Cause(c).Error()
			},
			want: []string{"context canceled", "why"},
		},
		"what was done before cancelling is seen after it": {
			program: func() string {
				c, cancel := context.WithCancel(context.Background())
				x := 0
				go shim.Go(func() { shim.Store(&x)(1); cancel() })()
				if c.Err() == nil {
					shim.Recv(c.Done())
				}
				return fmt.Sprint(shim.Load(&x))
			},
			want: []string{"1"},
		},
		"what was done before AfterFunc is seen in the function": {
			program: func() string {
				c, cancel := context.WithCancel(context.Background())
				ran := make(chan struct{})
				x := 0
				go shim.Go(func() {
					shim.Store(&x)(1)
					context.AfterFunc(c, func() { shim.Load(&x); shim.Close(ran) })
				})()
				cancel()
				shim.Recv(ran)
				return "seen"
			},
			want: []string{"seen"},
		},
		"nobody cancels": {
			program: func() string {
				c, _ := context.WithCancel(context.Background())
				shim.Recv(c.Done())
				return ""
			},
			want: []string{"stuck"},
		},
		"a parent from outside never ends": {
			program: func() string {
				c, cancel := context.WithCancel(outside)
				defer cancel()
				return fmt.Sprint(c.Err())
			},
			want: []string{"<nil>"},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, tt.want, outcome.All(tt.program), "outcomes of %s", name)
			assert.Equal(t, tt.want, outcome.Naive(tt.program), "outcomes of %s, every schedule", name)
		})
	}
}

var outside, _ = real.WithCancel(real.Background())

func TestNobodyIsLeftBehind(t *testing.T) {
	r := outcome.Once(func() {
		p, cancel := context.WithTimeout(context.Background(), time.Hour)
		c, _ := context.WithCancel(p)
		context.AfterFunc(c, func() {})
		own := newCustom(p)
		_, cancelOwn := context.WithCancel(own)
		context.WithCancel(outside)
		cancelOwn()
		cancel()
	})
	assert.Equal(t, sched.Finished, r.Reason, "end of the schedule")
	assert.Empty(t, r.Blocked(), "goroutines left behind")
}

func TestOutsideAScheduleContextsAreReal(t *testing.T) {
	p, cancel := context.WithCancelCause(context.TODO())
	c, _ := context.WithTimeout(p, time.Hour)
	ran := make(chan struct{})
	context.AfterFunc(c, func() { close(ran) })
	cancel(errWhy)
	<-ran
	assert.Equal(t, context.Canceled, c.Err(), "error of a child")
	assert.Equal(t, errWhy, context.Cause(c), "cause of a child")
}

func TestTracesShowErrors(t *testing.T) {
	r := outcome.Once(func() {
		c, cancel := context.WithCancel(context.Background())
		c.Err()
		cancel()
		c.Err()
	}, outcome.Recording)
	var got []string
	for _, e := range r.Events {
		if e.Op.Object != nil {
			got = append(got, e.Op.Kind.String()+" "+e.Value)
		}
	}
	assert.Equal(t, []string{"access nil", "cancel ", "access context canceled"}, got, "steps of the trace")
}
