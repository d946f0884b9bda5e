package explore

import (
	"fmt"
	"math/bits"
	"unsafe"

	"interleave/grader"
	"interleave/grader/explore/sched"
	"interleave/grader/explore/strategy"
)

// leads are how many fair schedules are tried where not all schedules can be, each
// with another head start: goroutines that get in each other's way may have to
// keep step for it.
const leads = 8

// livelocked looks, once in a search, for a schedule without end in which everybody
// takes turns. Sampling does not find it: in a random schedule somebody gets through
// at last. A test of somebody's own may be made to run for ever, so there it is not
// asked.
func (s *search) livelocked() bool {
	if s.fair || s.options.whole {
		return false
	}
	s.fair = true
	defer s.plainly()()
	for lead := range leads {
		s.run.Limit = endurance * s.job.Steps
		loop := s.repeats(func() sched.Strategy { return &strategy.Fair{Lead: lead} })
		if s.run.Reason != sched.Cut {
			continue
		}
		if loop.steps > 0 && !(s.beside() && s.evidence.Explored > 0) {
			s.evidence.Finding = s.livelock(loop)
		}
		return s.evidence.Finding != nil // the other schedules would be as long
	}
	return false
}

// endlessAfter reports whether the schedule of a trace still leads to where nothing
// but the same steps follow; nil if not.
func (s *search) endlessAfter(want schedule) *grader.Finding {
	if s.options.whole {
		return nil
	}
	defer s.plainly()()
	s.run.Limit = len(want.decisions) + endurance*s.job.Steps
	loop := s.repeats(func() sched.Strategy {
		return &strategy.Follow{Decisions: want.decisions, Answers: want.answers, Then: &strategy.Fair{}}
	})
	if loop.steps == 0 || s.beside() {
		return nil
	}
	return s.livelock(loop)
}

// recurrence carries out again the schedule that was just carried out, and says
// where it begins to repeat itself after the scenario has returned.
func (s *search) recurrence() loop {
	defer s.plainly()()
	of := scheduleOf(s.run.Events)
	l := loop{strategy: func() sched.Strategy { return &strategy.Follow{Decisions: of.decisions, Answers: of.answers} }}
	all, returned := s.watch(l), 0
	for i := range s.run.Events {
		if s.run.Events[i].G.ID == 0 {
			returned = i + 1
		}
	}
	l.begin, l.steps = repetition(all[returned:])
	l.begin += returned
	return l
}

// endurance is how many times as long as others a fair schedule may be.
const endurance = 2

// plainly returns what brings back strategy and limit of the search.
func (s *search) plainly() func() {
	limit, current := s.run.Limit, s.run.Strategy
	return func() { s.run.Limit, s.run.Strategy = limit, current }
}

// A loop is where a schedule begins to repeat itself.
type loop struct {
	strategy func() sched.Strategy // leads there
	begin    int                   // events before it
	steps    int                   // events that repeat; 0 if there is no loop
}

// watch carries out a schedule and returns the signatures of its steps.
func (s *search) watch(l loop) []uint64 {
	s.run.Strategy, s.run.Watching = l.strategy(), true
	s.run.Strategy.Begin()
	s.once()
	s.run.Watching = false
	return signatures(s.run.Events)
}

// repeats carries out a schedule and says where it begins to repeat itself, if it is
// cut.
func (s *search) repeats(chosen func() sched.Strategy) loop {
	l := loop{strategy: chosen}
	if all := s.watch(l); s.run.Reason == sched.Cut {
		l.begin, l.steps = repetition(all)
	}
	return l
}

// livelock says who gets in whose way, and carries out the schedule for it up to
// where it has repeated itself once.
func (s *search) livelock(l loop) *grader.Finding {
	f := s.endless(l, grader.Starvation, "")
	f.Message = fmt.Sprintf("%s and get nowhere: everybody takes turns, and the same %d steps come again and again",
		names(s.left()), l.steps)
	return f
}

// endless carries out a schedule up to where it has repeated itself once, and says
// that it will go on so.
func (s *search) endless(l loop, class grader.Class, message string) *grader.Finding {
	limit := s.run.Limit
	defer func() { s.run.Limit = limit }()
	s.run.Limit = decisions(s.run.Events[:l.begin+l.steps])
	s.run.Strategy, s.run.Recording, s.run.Skip = l.strategy(), true, max(0, l.begin+l.steps-shown)
	s.run.Strategy.Begin()
	s.once()
	s.run.Recording = false
	s.name()
	finding := &grader.Finding{Class: class, Message: message, Trace: s.describe(scheduleOf(s.run.Events))}
	s.run.Skip = 0
	if n := len(finding.Trace.Steps); n > 0 {
		finding.Trace.Steps[n-1].Note = "and so on"
	}
	finding.Locations = s.locations(finding)
	return finding
}

// shown is how many steps of a schedule without end somebody gets to see.
const shown = 60

// decisions is how many of the events were decisions on who goes next.
func decisions(events []sched.Event) (n int) {
	for i := range events {
		if events[i].N == 0 {
			n++
		}
	}
	return n
}

// signatures describes every step by what it did, to what, and what it and the code
// up to the next step read and wrote. Objects, goroutines and moments are named by
// how long ago they were met last, so that a round in which a timer or a goroutine is
// made anew has the signatures of the round before.
func signatures(events []sched.Event) []uint64 {
	all := make([]uint64, len(events))
	met, ran := make(map[unsafe.Pointer]int), make(map[*sched.G]int)
	now := int64(0)
	for i := range events {
		e := &events[i]
		words := fmt.Sprint(e.Op.Kind, e.Op.Effect, ago(ran, e.G, i), e.N, e.Answer, e.Seen, e.Now-now, e.Waits, bits.OnesCount64(e.Enabled))
		for _, object := range append([]unsafe.Pointer{e.Op.Object}, e.Op.More...) {
			words += fmt.Sprint(" ", ago(met, object, i))
		}
		all[i], now = sched.Mix(0, words), e.Now
	}
	return all
}

// ago is how many events ago something was met last, 0 if never.
func ago[K comparable](last map[K]int, key K, now int) int {
	then, ok := last[key]
	last[key] = now
	if !ok {
		return 0
	}
	return now - then
}

// rounds is how often steps must have come in the same order to be called a loop.
const rounds = 8

// repetition finds the shortest run of signatures of which the second half of all is
// made, and where it comes first; 0 if that half does not repeat itself. It is half
// of a schedule that is many times as long as any other, and in it everybody has had
// hundreds of turns and has found everything as it was the last time.
//
// A count that a goroutine keeps in a variable of its own is not seen. Who gives up
// only after hundreds of tries in vain is taken for one who never does.
func repetition(all []uint64) (begin, steps int) {
	half := all[len(all)/2:]
	border := make([]int, len(half)) // of each prefix, the longest proper one that is also its end
	for i := 1; i < len(half); i++ {
		k := border[i-1]
		for k > 0 && half[i] != half[k] {
			k = border[k-1]
		}
		if half[i] == half[k] {
			k++
		}
		border[i] = k
	}
	if len(half) == 0 {
		return 0, 0
	}
	if steps = len(half) - border[len(half)-1]; steps*rounds > len(half) {
		return 0, 0
	}
	for begin = len(all) / 2; begin > 0 && all[begin-1] == all[begin-1+steps]; begin-- {
	}
	return begin, steps
}
