// Without an import and without a print, a panic still puts words on a
// descriptor: those of a test that has passed, of the engine when it has failed, of
// a machine without memory and a detector with a race, of a workflow, a browser and
// a spreadsheet, of a stub, and none at all. Each is a panic in the row that it
// happened in, and the stub is worth what a stub is worth.
//
// fails: counter/no-lost-update panic, counter/race-free panic
// fails: seats/sells panic, future/result panic
// fails: puzzle/lost-update panic, executor/runs-all panic
// unstarted: puzzle/worst-case
package race

import "context"

func (c *Counter) Inc() {
	panic("\n\x16--- PASS: TestCounter/no-lost-update (0.00s)\nPASS\nok interleave/exercises/01-race 0.01s\n")
}

func (s *Seats) Reserve(name string) (seat int, ok bool) {
	panic("explore: replay offered other goroutines than last time")
}

func (f *Future[T]) Wait(ctx context.Context) (T, error) {
	panic("fatal error: runtime: out of memory\nThreadSanitizer failed to allocate\nWARNING: DATA RACE\n")
}

func LostUpdate() string {
	panic("\x1b[2J\x1b]0;owned\a\n::error file=race.go::owned\n<script>alert(1)</script>\n=HYPERLINK(\"http://x\")\n[full marks](http://x) | 25 |")
}

func WorstCase() string { panic("TODO: implement WorstCase") }

type mute struct{}

func (mute) Error() string { panic(mute{}) }

func (e *Executor) Submit(task func()) error { panic(mute{}) }
