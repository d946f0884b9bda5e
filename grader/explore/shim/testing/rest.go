package testing

import (
	"io"
	"time"

	"interleave/grader/explore/shim/context"
)

// TB is what [T], [B] and [F] have in common.
type TB interface {
	Attr(key, value string)
	Cleanup(f func())
	Context() context.Context
	Error(args ...any)
	Errorf(format string, args ...any)
	Fail()
	FailNow()
	Failed() bool
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Helper()
	Log(args ...any)
	Logf(format string, args ...any)
	Name() string
	Output() io.Writer
	Skip(args ...any)
	SkipNow()
	Skipf(format string, args ...any)
	Skipped() bool
	TempDir() string
}

var _, _, _ TB = (*T)(nil), (*B)(nil), (*F)(nil)

// A B doubles [testing.B], for benchmarks to compile against. They are not run.
type B struct {
	T
	N int
}

// Run is [testing.B.Run].
func (b *B) Run(string, func(b *B)) bool { return true }

// Loop is [testing.B.Loop].
func (b *B) Loop() bool { return false }

// Elapsed is [testing.B.Elapsed].
func (b *B) Elapsed() time.Duration { return 0 }

// ReportAllocs is [testing.B.ReportAllocs].
func (b *B) ReportAllocs() {}

// ReportMetric is [testing.B.ReportMetric].
func (b *B) ReportMetric(float64, string) {}

// ResetTimer is [testing.B.ResetTimer].
func (b *B) ResetTimer() {}

// RunParallel is [testing.B.RunParallel].
func (b *B) RunParallel(func(*PB)) {}

// SetBytes is [testing.B.SetBytes].
func (b *B) SetBytes(int64) {}

// SetParallelism is [testing.B.SetParallelism].
func (b *B) SetParallelism(int) {}

// StartTimer is [testing.B.StartTimer].
func (b *B) StartTimer() {}

// StopTimer is [testing.B.StopTimer].
func (b *B) StopTimer() {}

// A PB doubles [testing.PB].
type PB struct{}

// Next is [testing.PB.Next].
func (*PB) Next() bool { return false }

// An F doubles [testing.F], for fuzz targets to compile against. They are not
// run.
type F struct{ T }

// Add is [testing.F.Add].
func (*F) Add(...any) {}

// Fuzz is [testing.F.Fuzz].
func (*F) Fuzz(any) {}

// Short is [testing.Short]. A test that is carried out thousands of times wants
// to be a short one.
func Short() bool { return true }

// Verbose is [testing.Verbose].
func Verbose() bool { return false }

// Testing is [testing.Testing].
func Testing() bool { return true }

// CoverMode is [testing.CoverMode].
func CoverMode() string { return "" }
