package testing

import (
	"fmt"
	"io"
	"runtime"
	"time"

	"interleave/grader/explore/shim/context"
)

// Error is [testing.T.Error]. It ends the schedule.
func (t *T) Error(args ...any) { t.fail(fmt.Sprintln(args...)) }

// Errorf is [testing.T.Errorf]. It ends the schedule.
func (t *T) Errorf(format string, args ...any) { t.fail(fmt.Sprintf(format, args...)) }

// Fatal is [testing.T.Fatal].
func (t *T) Fatal(args ...any) { t.fail(fmt.Sprintln(args...)) }

// Fatalf is [testing.T.Fatalf].
func (t *T) Fatalf(format string, args ...any) { t.fail(fmt.Sprintf(format, args...)) }

// Fail is [testing.T.Fail]. It ends the schedule.
func (t *T) Fail() { t.fail("the test calls Fail") }

// FailNow is [testing.T.FailNow].
func (t *T) FailNow() { t.fail("the test calls FailNow") }

func (t *T) fail(message string) {
	t.host.Fail(message)
	runtime.Goexit()
}

// Failed is [testing.T.Failed]: who can still ask has not failed.
func (t *T) Failed() bool { return false }

// Skip is [testing.T.Skip].
func (t *T) Skip(...any) { t.SkipNow() }

// Skipf is [testing.T.Skipf].
func (t *T) Skipf(string, ...any) { t.SkipNow() }

// SkipNow is [testing.T.SkipNow].
func (t *T) SkipNow() {
	t.skipped = true
	runtime.Goexit()
}

// Skipped is [testing.T.Skipped].
func (t *T) Skipped() bool { return t.skipped }

// Log does nothing: nobody reads what thousands of schedules have to say.
func (t *T) Log(...any) {}

// Logf does nothing either.
func (t *T) Logf(string, ...any) {}

// Output is a writer that keeps nothing.
func (t *T) Output() io.Writer { return io.Discard }

// Attr does nothing.
func (t *T) Attr(string, string) {}

// Helper does nothing.
func (t *T) Helper() {}

// Name is [testing.T.Name].
func (t *T) Name() string { return t.name }

// Deadline is none: what would take for ever is found out otherwise.
func (t *T) Deadline() (deadline time.Time, ok bool) { return deadline, false }

// TempDir is [testing.T.TempDir].
func (t *T) TempDir() string { return t.host.TempDir() }

// Cleanup is [testing.T.Cleanup].
func (t *T) Cleanup(f func()) { t.cleanups = append(t.cleanups, f) }

// Context is [testing.T.Context]. It ends when the function has returned, before
// what was left to Cleanup.
func (t *T) Context() context.Context {
	if t.context == nil {
		ctx, cancel := context.WithCancel(context.Background())
		t.context, t.cancel = ctx, cancel
	}
	return t.context
}
