package time_test

import (
	"fmt"
	"math"
	"testing"
	"testing/synctest"
	real "time"

	"github.com/stretchr/testify/assert"

	"interleave/grader/explore/sched"
	"interleave/grader/explore/shim"
	"interleave/grader/explore/shim/atomic"
	"interleave/grader/explore/shim/outcome"
	"interleave/grader/explore/shim/sync"
	"interleave/grader/explore/shim/time"
)

// clock is what the doubles and the real package have in common; the real one
// runs in a bubble, whose time starts at the same moment.
type clock struct {
	now       func() real.Time
	sleep     func(real.Duration)
	timer     func(real.Duration) (<-chan real.Time, func() bool, func(real.Duration) bool)
	ticker    func(real.Duration) (<-chan real.Time, func(), func(real.Duration))
	afterFunc func(real.Duration, func()) (func() bool, func(real.Duration) bool)
	receive   func(<-chan real.Time) real.Time
	length    func(<-chan real.Time) int
	poll      func(<-chan real.Time) bool
}

var fake = clock{
	now: time.Now, sleep: time.Sleep, receive: shim.Recv[time.Time], length: shim.Len[time.Time],
	timer: func(d real.Duration) (<-chan real.Time, func() bool, func(real.Duration) bool) {
		t := time.NewTimer(d)
		return t.C, t.Stop, t.Reset
	},
	ticker: func(d real.Duration) (<-chan real.Time, func(), func(real.Duration)) {
		t := time.NewTicker(d)
		return t.C, t.Stop, t.Reset
	},
	afterFunc: func(d real.Duration, f func()) (func() bool, func(real.Duration) bool) {
		t := time.AfterFunc(d, f)
		return t.Stop, t.Reset
	},
	poll: func(c <-chan real.Time) bool { return shim.Select(true, shim.R(c).Case) == 0 },
}

var bubble = clock{
	now: real.Now, sleep: real.Sleep,
	timer: func(d real.Duration) (<-chan real.Time, func() bool, func(real.Duration) bool) {
		t := real.NewTimer(d)
		return t.C, t.Stop, t.Reset
	},
	ticker: func(d real.Duration) (<-chan real.Time, func(), func(real.Duration)) {
		t := real.NewTicker(d)
		return t.C, t.Stop, t.Reset
	},
	afterFunc: func(d real.Duration, f func()) (func() bool, func(real.Duration) bool) {
		t := real.AfterFunc(d, f)
		return t.Stop, t.Reset
	},
	receive: func(c <-chan real.Time) real.Time { return <-c },
	length:  func(c <-chan real.Time) int { return len(c) },
	poll: func(c <-chan real.Time) bool {
		select {
		case <-c:
			return true
		default:
			return false
		}
	},
}

func TestTheFakeClockDoesWhatTheRealOneDoes(t *testing.T) {
	const s = real.Second
	tests := map[string]func(c clock) string{
		"sleeping takes its time": func(c clock) string {
			c.sleep(3 * s)
			c.sleep(-s)
			return c.now().UTC().String()
		},
		"a timer fires once": func(c clock) string {
			ch, stop, _ := c.timer(2 * s)
			early := c.poll(ch)
			at := c.receive(ch)
			c.sleep(5 * s)
			return fmt.Sprint(early, at.Unix(), c.poll(ch), stop())
		},
		"a timer in the past fires at once": func(c clock) string {
			ch, _, _ := c.timer(-s)
			return fmt.Sprint(c.receive(ch).Unix())
		},
		"a value that nobody received says when it was due": func(c clock) string {
			ch, _, _ := c.timer(2 * s)
			c.sleep(9 * s)
			return fmt.Sprint(c.receive(ch).Unix())
		},
		"a stopped timer never fires": func(c clock) string {
			ch, stop, _ := c.timer(2 * s)
			first, second := stop(), stop()
			c.sleep(5 * s)
			return fmt.Sprint(first, second, c.poll(ch))
		},
		"stopping takes back a value that nobody received": func(c clock) string {
			ch, stop, _ := c.timer(2 * s)
			c.sleep(5 * s)
			return fmt.Sprint(stop(), c.poll(ch), stop())
		},
		"resetting takes back a value that nobody received": func(c clock) string {
			ch, _, reset := c.timer(2 * s)
			c.sleep(5 * s)
			was := reset(4 * s)
			return fmt.Sprint(was, c.poll(ch), c.receive(ch).Unix())
		},
		"a reset timer fires again": func(c clock) string {
			ch, _, reset := c.timer(2 * s)
			first := c.receive(ch)
			was := reset(3 * s)
			return fmt.Sprint(first.Unix(), was, c.receive(ch).Unix(), reset(s), reset(2*s), c.receive(ch).Unix())
		},
		"a timer's channel looks unbuffered and empty": func(c clock) string {
			ch, _, _ := c.timer(s)
			c.sleep(2 * s)
			return fmt.Sprint(cap(ch), c.length(ch))
		},
		"a ticker ticks, and drops ticks for a slow receiver": func(c clock) string {
			ch, stop, _ := c.ticker(2 * s)
			defer stop()
			first, second := c.receive(ch), c.receive(ch)
			c.sleep(7 * s)
			third, fourth := c.receive(ch), c.receive(ch)
			return fmt.Sprint(first.Unix(), second.Unix(), third.Unix(), fourth.Unix())
		},
		"a stopped ticker stops, and can be reset": func(c clock) string {
			ch, stop, reset := c.ticker(2 * s)
			first := c.receive(ch)
			c.sleep(3 * s)
			stop()
			stale := c.poll(ch)
			c.sleep(3 * s)
			reset(5 * s)
			return fmt.Sprint(first.Unix(), stale, c.receive(ch).Unix(), c.receive(ch).Unix())
		},
		"a function runs after its time": func(c clock) string {
			var at atomic.Int64
			stop, _ := c.afterFunc(2*s, func() { at.Store(c.now().Unix()) })
			c.sleep(3 * s)
			return fmt.Sprint(at.Load(), stop())
		},
		"a stopped function does not run, a reset one does": func(c clock) string {
			var at atomic.Value
			at.Store("")
			stop, reset := c.afterFunc(2*s, func() { at.Store(fmt.Sprint(at.Load(), " ", c.now().Unix())) })
			stopped := stop()
			c.sleep(3 * s)
			was := reset(s)
			again := reset(4 * s)
			c.sleep(5 * s)
			last := reset(s)
			c.sleep(2 * s)
			return fmt.Sprint(stopped, was, again, last, at.Load())
		},
		"a timer that is far away does not overflow": func(c clock) string {
			_, stop, _ := c.timer(math.MaxInt64)
			c.sleep(s)
			return fmt.Sprint(stop())
		},
	}
	for name, program := range tests {
		t.Run(name, func(t *testing.T) {
			var want string
			synctest.Test(t, func(*testing.T) { want = program(bubble) })
			got := outcome.All(func() string { return program(fake) })
			assert.Equal(t, []string{want}, got, "outcomes of %s", name)
		})
	}
}

func TestWhatProgramsWithTimersCanComeTo(t *testing.T) {
	tests := map[string]struct {
		program func() string
		want    []string
	}{
		"who sleeps as long as a timer may be early or late": {
			program: func() string {
				timer := time.NewTimer(time.Second)
				time.Sleep(time.Second)
				return fmt.Sprint(shim.Select(true, shim.R(timer.C).Case))
			},
			want: []string{"-1", "0"},
		},
		"stopping at the moment itself may be too late for the function": {
			program: func() string {
				var ran atomic.Bool
				timer := time.AfterFunc(time.Second, func() { ran.Store(true) })
				time.Sleep(time.Second)
				stopped := timer.Stop()
				time.Sleep(time.Second)
				return fmt.Sprint(stopped, ran.Load())
			},
			want: []string{"false true", "true false"},
		},
		"two timers that are due together": {
			program: func() string {
				a, b := time.After(time.Second), time.After(time.Second)
				return fmt.Sprint(shim.Select(false, shim.R(a).Case, shim.R(b).Case))
			},
			want: []string{"0", "1"},
		},
		"a deadlock next to a ticker is one": {
			program: func() string {
				time.NewTicker(time.Second)
				shim.Recv(make(chan int))
				return ""
			},
			want: []string{"stuck"},
		},
		"what came before setting a timer comes before its value": {
			program: func() string {
				x := 0
				timer := time.NewTimer(time.Hour)
				timer.Stop()
				var wg sync.WaitGroup
				wg.Go(func() { shim.Recv(timer.C); shim.Load(&x) })
				shim.Store(&x)(1)
				timer.Reset(time.Second)
				wg.Wait()
				return fmt.Sprint(x)
			},
			want: []string{"1"},
		},
		"what came before resetting a function comes before the function": {
			program: func() string {
				x := 0
				done := make(chan int)
				timer := time.AfterFunc(time.Hour, func() { shim.Load(&x); shim.Close(done) })
				shim.Store(&x)(1)
				timer.Reset(time.Second)
				shim.Recv(done)
				return fmt.Sprint(x)
			},
			want: []string{"1"},
		},
		"a panic in a function ends everything": {
			program: func() string {
				time.AfterFunc(time.Second, func() { panic("no") })
				time.Sleep(2 * time.Second)
				return ""
			},
			want: []string{"panic: no"},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, tt.want, outcome.All(tt.program), "outcomes of %s", name)
			assert.Equal(t, tt.want, outcome.Naive(tt.program), "outcomes of %s, every schedule", name)
		})
	}
}

func TestAClockThatMayMoveEarly(t *testing.T) {
	program := func() string {
		go shim.Go(func() { time.Sleep(time.Second) })()
		start := time.Now()
		return time.Since(start).String()
	}
	assert.Equal(t, []string{"0s"}, outcome.All(program), "time between two looks at the clock")
	assert.Equal(t, []string{"0s", "1s"}, outcome.Naive(program, outcome.Early), "the same, if the clock may move early")
}

func TestAQuickTickerLeavesRoomForALongSleep(t *testing.T) {
	r := outcome.Once(func() {
		done := make(chan int)
		go shim.Go(func() { time.Sleep(time.Minute); shim.Close(done) })()
		ticker := time.NewTicker(time.Nanosecond)
		for shim.Select(false, shim.R(ticker.C).Case, shim.R(done).Case) == 0 {
		}
	}, func(r *sched.Run) { r.Limit = 20_000 })
	assert.Equal(t, sched.Finished, r.Reason, "end of a schedule with a ticker of 1ns and a sleep of 1m, after %d steps", r.Steps)
}

func TestMisuse(t *testing.T) {
	tests := map[string]struct{ double, real func() }{
		"a ticker without a period":  {func() { time.NewTicker(0) }, func() { real.NewTicker(0) }},
		"stopping a zero timer":      {func() { new(time.Timer).Stop() }, func() { new(real.Timer).Stop() }},
		"resetting a zero timer":     {func() { new(time.Timer).Reset(1) }, func() { new(real.Timer).Reset(1) }},
		"resetting a zero ticker":    {func() { new(time.Ticker).Reset(1) }, func() { new(real.Ticker).Reset(1) }},
		"a period that is no period": {func() { time.NewTicker(1).Reset(0) }, func() { real.NewTicker(1).Reset(0) }},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var want any
			func() {
				defer func() { want = recover() }()
				tt.real()
			}()
			assert.PanicsWithValue(t, want, tt.double, "panic of %s", name)
		})
	}
	assert.NotPanics(t, func() { new(time.Ticker).Stop() }, "stopping a zero ticker")
	assert.Nil(t, time.Tick(0), "Tick without a period")
}

func TestOutsideASchedule(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		begin := time.Now()
		time.Sleep(time.Second)
		<-time.After(time.Second)
		ticker := time.NewTicker(time.Second)
		<-ticker.C
		ticker.Reset(2 * time.Second)
		<-ticker.C
		ticker.Stop()
		ran := make(chan bool)
		time.AfterFunc(time.Second, func() { close(ran) })
		<-ran
		timer := time.NewTimer(time.Hour)
		assert.True(t, timer.Stop(), "Stop of a running timer")
		assert.False(t, timer.Reset(time.Second), "Reset of a stopped timer")
		<-timer.C
		assert.Equal(t, 7*time.Second, time.Since(begin), "the bubble's time")
		assert.Equal(t, -7*time.Second, time.Until(begin), "the bubble's time")
	})
}
