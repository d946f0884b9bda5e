package explore

import (
	"errors"
	"fmt"
	"path"
	"runtime"
	"slices"
	"strings"
	"unsafe"

	"interleave/grader"
	"interleave/grader/explore/record"
	"interleave/grader/explore/sched"
)

// errDiverged says that the scenario did something else the second time.
var errDiverged = errors.New("a failing schedule did not fail again: the scenario or the code is not deterministic")

// classes are the classes of failures that the engine finds by itself.
var classes = map[string]grader.Class{
	raced: grader.Race, deadlocked: grader.Deadlock, leaked: grader.Leak, spun: grader.Starvation, looped: grader.Timeout,
	"panic": grader.Panic, "fatal": grader.Panic, "invariant": grader.Atomicity,
	asserted: grader.Atomicity, assertedSerially: grader.WrongValue,
}

// trace carries out the schedule once more, watching every step, and explains
// it.
func (s *search) trace(of schedule, f failure, judge verdict) (*grader.Finding, error) {
	s.record(of)
	again := judge()
	if kind := strings.TrimPrefix(f.kind, "serial "); !again.broken() || again.kind != kind {
		return nil, fmt.Errorf("%w (%s, then %q)", errDiverged, f.kind, again.kind)
	}
	finding := again.finding
	if finding == nil {
		finding = &grader.Finding{Class: classes[f.kind], Message: again.message}
	}
	if finding.Trace == nil {
		finding.Trace = s.describe(of)
	}
	finding.Locations = s.locations(finding)
	if s.run.Failure.Kind == "panic" || s.run.Failure.Kind == "fatal" {
		finding.Message = s.panicMessage()
	}
	return finding, nil
}

// mostSteps is how many steps a trace has. How a long one ends says more than how
// it begins.
const mostSteps = 2000

// record carries out the schedule once more, watching every step.
func (s *search) record(of schedule) {
	s.run.Recording, s.run.Skip = true, max(0, len(of.decisions)+len(of.answers)-mostSteps)
	s.follow(of)
	s.run.Recording = false
	s.name()
}

// name numbers the objects of the schedule that was just recorded.
func (s *search) name() {
	s.objects = objectNames{}
	for i := range s.run.Events {
		s.objects.add(s.run.Events[i].Op)
	}
	for _, o := range s.run.Blocked() {
		s.objects.add(sched.Op{Kind: o.Kind, Object: o.Object})
	}
}

func (s *search) panicMessage() string {
	f := s.run.Failure
	return goroutineName(f.G) + " panics: " + f.Message + at(f.Stack)
}

// describe draws up the trace of the schedule that was just recorded.
func (s *search) describe(of schedule) *grader.Trace {
	t := &grader.Trace{Schedule: of.String()}
	for _, g := range s.run.Goroutines() {
		t.Goroutines = append(t.Goroutines, grader.Goroutine{ID: g.ID, Name: goroutineName(g)})
	}
	if slices.ContainsFunc(s.run.Events, func(e sched.Event) bool { return e.G.ID == sched.ClockID }) {
		t.Goroutines = append(t.Goroutines, grader.Goroutine{ID: sched.ClockID, Name: "clock"})
	}
	var turns int
	for i := s.run.Skip; i < len(s.run.Events); i++ {
		if e := &s.run.Events[i]; e.Op.Kind != sched.Stall || e.Answer == 1 {
			t.Steps, turns = appendStep(t.Steps, s.step(e), turns)
		}
	}
	if s.run.Reason == sched.Cut {
		return t // who waits now does not wait for good
	}
	for _, o := range s.left() {
		if o.Kind != sched.Sleep && !o.Stalled && !o.Ready && o.G != s.run.Failure.G {
			t.Steps = append(t.Steps, s.blockedStep(o))
		}
	}
	return t
}

// appendStep adds a step to a trace, or counts it if it only repeats the latest
// one, as the turns of a spinning loop do. It returns how often that has come.
func appendStep(steps []grader.Step, step grader.Step, turns int) ([]grader.Step, int) {
	if len(steps) == 0 || step.Kind == sched.Mark.String() {
		return append(steps, step), 1
	}
	latest := &steps[len(steps)-1]
	if step.Goroutine != latest.Goroutine || step.Kind != latest.Kind || step.Object != latest.Object ||
		step.Line != latest.Line || step.Value != latest.Value {
		return append(steps, step), 1
	}
	turns++
	latest.Note = fmt.Sprintf("%d times", turns)
	return steps, turns
}

func (s *search) step(e *sched.Event) grader.Step {
	step := grader.Step{
		Goroutine: e.G.ID, Kind: e.Op.Kind.String(), Value: e.Value,
		Object: s.objects[e.Op.Object], Text: e.Op.Label,
	}
	if at, ok := place(e.Stack); ok {
		step.File, step.Line = at.File, at.Line
	}
	for _, g := range s.run.Goroutines() {
		if g.ID < 64 && e.Enabled&(1<<uint(g.ID)) != 0 && g != e.G {
			step.Enabled = append(step.Enabled, g.ID)
		}
	}
	if e.Waits {
		step.Note = "waits"
	}
	return step
}

// blockedStep is the last step of a goroutine that never came to an end: what
// it waits for.
func (s *search) blockedStep(o sched.Obstacle) grader.Step {
	step := grader.Step{
		Goroutine: o.G.ID, Kind: o.Kind.String(), Note: "waits for good",
		Object: s.objects[o.Object],
	}
	if at, ok := place(o.Stack); ok {
		step.File, step.Line = at.File, at.Line
	}
	if o.Holder != nil {
		step.BlockedBy = goroutineName(o.Holder)
	}
	return step
}

// objectNames numbers objects in order of appearance: addresses differ from run
// to run. Whoever has the source can put better names in their place.
type objectNames map[unsafe.Pointer]string

func (n objectNames) add(op sched.Op) {
	if op.Object == nil || op.Kind == sched.Mark || op.Kind == sched.Fire {
		return
	}
	if n[op.Object] == "" {
		n[op.Object] = fmt.Sprintf("#%d", len(n)+1)
	}
}

// locations are the places in the code under test that the finding is about:
// where it broke, or else every line that the interleaving went through.
func (s *search) locations(f *grader.Finding) []grader.Location {
	var found []grader.Location
	add := func(stack []uintptr) {
		if at, ok := place(stack); ok && (s.options.whole || !strings.HasSuffix(at.File, "_test.go")) && !slices.Contains(found, at) {
			found = append(found, at)
		}
	}
	for _, race := range s.run.Races {
		add(race.First.Stack)
		add(race.Second.Stack)
	}
	add(s.run.Failure.Stack)
	if f.Class == grader.Deadlock || f.Class == grader.Leak || s.run.Reason == sched.Cut {
		for _, o := range s.run.Blocked() {
			add(o.Stack)
		}
	}
	if len(found) == 0 {
		for i := range s.run.Events {
			add(s.run.Events[i].Stack)
		}
	}
	return found
}

// engineFrame is how functions of the engine and its doubles are called.
const engineFrame = "interleave/grader/explore"

// ours reports whether a frame is of the engine, its own tests and the code in
// their testdata aside. A function literal of the engine's that is inlined is
// called after where it was inlined.
func ours(frame runtime.Frame) bool {
	rest, found := strings.CutPrefix(frame.Function, engineFrame)
	named := found && (rest[0] == '.' || rest[0] == '/')
	return (named || strings.HasPrefix(frame.File, engineFolder)) &&
		!strings.HasPrefix(frame.File, engineFolder+"testdata/") && !strings.HasSuffix(frame.File, "_test.go")
}

// place returns the innermost line of a stack that is neither the engine's nor
// the standard library's nor an assertion's: the line that somebody wrote.
func place(stack []uintptr) (grader.Location, bool) {
	frames := runtime.CallersFrames(stack)
	for {
		frame, more := frames.Next()
		if frame.Function != "" && !ours(frame) && foreign(frame) {
			return written(frame), true
		}
		if !more {
			return grader.Location{}, false
		}
	}
}

// written is where the line of a frame stands in the file that somebody wrote.
func written(frame runtime.Frame) grader.Location {
	file, line := frame.File, frame.Line
	if job := record.Job(); job != nil {
		file, line = job.Lines.Find(file, line)
	}
	return grader.Location{File: path.Base(file), Line: line}
}

// foreign reports whether a frame is of the code that is explored.
func foreign(frame runtime.Frame) bool {
	return !strings.HasPrefix(frame.File, standard) && !strings.HasPrefix(frame.Function, "github.com/stretchr/testify/")
}

// standard and engineFolder are the folders of the standard library and of the
// engine, as the compiler names them.
var standard, engineFolder = func() (string, string) {
	pcs := make([]uintptr, 2)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(0, pcs)])
	library, _ := frames.Next() // runtime.Callers itself
	here, _ := frames.Next()
	return path.Dir(path.Dir(library.File)) + "/", path.Dir(here.File) + "/"
}()

// timeline is a trace as plain text, for suites that are explored without a
// grader.
func timeline(t *grader.Trace) string {
	if t == nil {
		return ""
	}
	var b strings.Builder
	names := make(map[int]string)
	for _, g := range t.Goroutines {
		names[g.ID] = g.Name
	}
	for _, step := range t.Steps {
		fmt.Fprintf(&b, "  %-14s %-8s %-6s %s:%d %s %s\n", names[step.Goroutine], step.Kind, step.Object, step.File, step.Line, step.Value, step.Text+step.Note)
	}
	return b.String()
}
