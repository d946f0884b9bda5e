package explore

import (
	"fmt"
	"slices"
	"strings"
	"unsafe"

	"interleave/grader"
	"interleave/grader/explore/sched"
)

// A failure is what one schedule has broken, before it is explained.
type failure struct {
	kind    string // "panic", "deadlock", …; "" if nothing broke
	message string
	finding *grader.Finding // of the suite itself
}

func (f failure) broken() bool { return f.kind != "" }

// same reports whether two schedules fail alike, so that the shorter one can
// stand for the other.
func (f failure) same(other failure) bool {
	if f.kind != other.kind {
		return false
	}
	if f.finding != nil && other.finding != nil {
		return f.finding.Class == other.finding.Class
	}
	return true
}

const (
	raced      = "race"
	deadlocked = "deadlock"
	leaked     = "leak"
	spun       = "spin"
	looped     = "loop"
)

// failure says what the schedule that was just carried out has broken. A data
// race comes first: whatever else happened may be its consequence.
func (s *search) failure() failure {
	if len(s.run.Races) > 0 || s.reports > 0 {
		return failure{kind: raced, message: s.raceMessage()}
	}
	return s.consequence()
}

// consequence says what the schedule has broken, data races aside.
func (s *search) consequence() failure {
	switch s.run.Reason {
	case sched.Failing:
		f := failure{kind: s.run.Failure.Kind, message: s.run.Failure.Message}
		if f.kind == reported {
			f.finding = s.engine.report
		}
		return f
	case sched.Stuck:
		return s.stuck()
	case sched.Spun:
		if !s.indifferent() {
			return spinning(s.left())
		}
	}
	return failure{}
}

// stuck judges a schedule in which somebody is left and nobody can run. While
// the scenario itself is waiting that is a deadlock; afterwards it is a leak,
// if the scenario is about leaks.
func (s *search) stuck() failure {
	left := s.left()
	switch {
	case s.indifferent():
		return failure{}
	case s.mainDone():
		return failure{kind: leaked, message: "left behind for good: " + s.waits(left)}
	}
	return failure{kind: deadlocked, message: s.waits(left)}
}

// left is who is left of the code under test. The goroutine of a suite's scenario
// only waits for the others.
func (s *search) left() []sched.Obstacle {
	left := s.run.Blocked()
	if s.options.whole {
		return left
	}
	return slices.DeleteFunc(slices.Clone(left), func(o sched.Obstacle) bool { return o.G.ID == 0 })
}

// mainDone reports whether the scenario itself had returned when the schedule that
// was just carried out was over.
func (s *search) mainDone() bool {
	return !slices.ContainsFunc(s.run.Blocked(), func(o sched.Obstacle) bool { return o.G.ID == 0 })
}

// beside reports whether a schedule without end is beside the scenario's point: the
// scenario has returned, or waits for a quiet moment that never comes, and not for
// anybody.
func (s *search) beside() bool {
	quiet := func(o sched.Obstacle) bool {
		return o.G.ID == 0 && (o.Kind == sched.Quiesce || o.Kind == sched.Sleep)
	}
	return s.indifferent() || slices.ContainsFunc(s.run.Blocked(), quiet)
}

// indifferent reports whether it is nothing to the scenario that somebody is left.
func (s *search) indifferent() bool { return s.mainDone() && !s.options.noLeak }

// spinning judges a schedule in which only spinning goroutines are left and
// nothing changes any more. One that looks at something again and again waits
// for what never comes; a loop that looks at nothing just never ends.
func spinning(left []sched.Obstacle) failure {
	for _, o := range left {
		if o.Kind != sched.Yield && o.Kind != sched.Wait {
			return failure{kind: spun, message: names(left) + " for ever, and nothing that could end it happens any more"}
		}
	}
	return failure{kind: looped, message: names(left) + " in a loop that never ends"}
}

// waits says who waits for what.
func (s *search) waits(left []sched.Obstacle) string {
	var parts []string
	for _, o := range left {
		if o.Stalled {
			parts = append(parts, goroutineName(o.G)+" is stalled"+at(o.Stack))
			continue
		}
		part := fmt.Sprintf("%s waits %s", goroutineName(o.G), s.waitingFor(o))
		if o.Holder != nil {
			part += ", held by " + goroutineName(o.Holder)
			if o.Holder == o.G {
				part += " itself"
			}
		}
		parts = append(parts, part)
	}
	if len(parts) == 0 {
		return "everybody waits"
	}
	return strings.Join(parts, "; ")
}

func (s *search) waitingFor(o sched.Obstacle) string {
	object := s.objects[o.Object]
	text := map[sched.Kind]string{
		sched.Lock: "to lock", sched.RLock: "to lock for reading", sched.Send: "to send to", sched.Receive: "to receive from",
		sched.Select: "in select", sched.Wait: "for", sched.Block: "for ever", sched.Once: "for once",
	}[o.Kind]
	switch {
	case o.Kind == sched.Select || o.Kind == sched.Block:
	case object != "":
		text += " " + object
	case o.Kind == sched.Send || o.Kind == sched.Receive:
		text = strings.TrimSuffix(strings.TrimSuffix(text, " to"), " from")
	case o.Kind == sched.Wait:
		text = "for others"
	}
	return text + at(o.Stack)
}

// names lists who is left and where.
func names(left []sched.Obstacle) string {
	var parts []string
	for _, o := range left {
		parts = append(parts, goroutineName(o.G)+at(o.Stack))
	}
	if len(parts) == 0 {
		return "the scenario itself is"
	}
	verb := " are"
	if len(parts) == 1 {
		verb = " is"
	}
	return strings.Join(parts, ", ") + verb + " running"
}

// raceMessage says which accesses nothing orders.
func (s *search) raceMessage() string {
	if len(s.run.Races) == 0 {
		return "the race detector reports two accesses that nothing orders"
	}
	race := s.run.Races[0]
	return fmt.Sprintf("%s and %s, and nothing orders the two", s.touch(race.First, race.Object), s.touch(race.Second, race.Object))
}

func (s *search) touch(t sched.Touch, object unsafe.Pointer) string {
	verb := "reads"
	if t.Write {
		verb = "writes"
	}
	text := goroutineName(t.G) + " " + verb
	if name := s.objects[object]; name != "" {
		text += " " + name
	}
	return text + at(t.Stack)
}

// at says where somebody is, in front of what stands before it.
func at(stack []uintptr) string {
	if at, ok := place(stack); ok {
		return fmt.Sprintf(" at %s:%d", at.File, at.Line)
	}
	return ""
}

// goroutineName is how a goroutine is called in messages and columns.
func goroutineName(g *sched.G) string {
	switch {
	case g.Name != "":
		return g.Name
	case g.ID == 0:
		return "test"
	}
	return fmt.Sprintf("G%d", g.ID)
}
