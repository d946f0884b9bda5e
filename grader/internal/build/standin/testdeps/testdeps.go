// Package testdeps stands in for testing/internal/testdeps in the binaries that
// grade a student: what package testing asks of the program around it.
//
// The real one also fuzzes and draws up profiles, for which it brings a parser of
// Go, compression and a few packages more along. Nobody can ask these binaries
// for either: they are started without arguments.
package testdeps

import (
	"errors"
	"io"
	"reflect"
	"regexp"
	"testing"
	"time"
)

// ErrNotBuilt is what everything fails with that was left out.
var ErrNotBuilt = errors.New("this binary was built without profiles and fuzzing")

// TestDeps is what [testing.MainStart] takes.
type TestDeps struct{}

// A toolchain that asks for more than this one has does not compile it, and then
// takes its own.
var _ = func() *testing.M { return testing.MainStart(TestDeps{}, nil, nil, nil, nil) }

// An input is an input for a fuzz target, as package testing writes it down.
type input = struct {
	Parent     string
	Path       string
	Data       []byte
	Values     []any
	Generation int
	IsSeed     bool
}

// ImportPath returns "": it is for the output of benchmarks.
func (TestDeps) ImportPath() string { return "" }

// ModulePath returns "": it is for the output of artifacts.
func (TestDeps) ModulePath() string { return "" }

// MatchString reports whether a test's name matches what go test's -run names.
func (TestDeps) MatchString(pattern, name string) (bool, error) {
	return regexp.MatchString(pattern, name)
}

// SetPanicOnExit0 does nothing: a process that ends before its last record is
// found out.
func (TestDeps) SetPanicOnExit0(bool) {}

// StartTestLog does nothing: it is for the cache of go test.
func (TestDeps) StartTestLog(io.Writer) {}

// StopTestLog does nothing.
func (TestDeps) StopTestLog() error { return nil }

// StartCPUProfile returns [ErrNotBuilt].
func (TestDeps) StartCPUProfile(io.Writer) error { return ErrNotBuilt }

// StopCPUProfile does nothing.
func (TestDeps) StopCPUProfile() {}

// WriteProfileTo returns [ErrNotBuilt].
func (TestDeps) WriteProfileTo(string, io.Writer, int) error { return ErrNotBuilt }

// CoordinateFuzzing returns [ErrNotBuilt].
func (TestDeps) CoordinateFuzzing(time.Duration, int64, time.Duration, int64, int, []input, []reflect.Type, string, string) error {
	return ErrNotBuilt
}

// RunFuzzWorker returns [ErrNotBuilt].
func (TestDeps) RunFuzzWorker(func(input) error) error { return ErrNotBuilt }

// ReadCorpus returns [ErrNotBuilt].
func (TestDeps) ReadCorpus(string, []reflect.Type) ([]input, error) { return nil, ErrNotBuilt }

// CheckCorpus returns [ErrNotBuilt].
func (TestDeps) CheckCorpus([]any, []reflect.Type) error { return ErrNotBuilt }

// ResetCoverage does nothing.
func (TestDeps) ResetCoverage() {}

// SnapshotCoverage does nothing.
func (TestDeps) SnapshotCoverage() {}

// InitRuntimeCoverage says that nothing counts which lines are run.
func (TestDeps) InitRuntimeCoverage() (mode string, tearDown func(profile, dir string) (string, error), snapshot func() float64) {
	return "", nil, nil
}
