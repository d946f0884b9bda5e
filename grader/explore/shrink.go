package explore

import (
	"interleave/grader/explore/sched"
	"interleave/grader/explore/strategy"
)

// How much is spent on making a failing schedule short: a count and no time, so
// that the same failure is always shown by the same schedule.
const (
	boundedTries = 400 // for each number of preemptions
	mergeTries   = 300
	shrinkSteps  = 200_000 // of all tries together, because some schedules are long
)

// A verdict says how the schedule that was just carried out failed.
type verdict func() failure

// shrink returns the shortest schedule that it finds which fails like f, and
// how that one fails. It first looks for one with as few preemptions as there
// can be, which is exact where the search ends, then merges and drops blocks.
func (s *search) shrink(f failure, judge verdict) (schedule, failure) {
	best := scheduleOf(s.run.Events)
	s.spent = 0
	alike := func() bool { return s.run.Reason != sched.Cut && judge().same(f) }
	serial := false
	for bound := range 3 {
		if s.bounded(bound, alike) {
			best, serial = scheduleOf(s.run.Events), bound == 0
			break
		}
	}
	s.merge(&best, alike)
	s.follow(best)
	shortest := judge()
	if f.kind == asserted && serial {
		shortest.kind = assertedSerially
	}
	return best, shortest
}

// assertedSerially is an assertion that fails without any preemption, so that
// no interleaving is to blame.
const assertedSerially = "serial assertion"

// bounded looks for a schedule with at most bound preemptions that is wanted.
func (s *search) bounded(bound int, wanted func() bool) bool {
	b := &strategy.Bounded{Bound: bound}
	for range boundedTries {
		if s.spent > shrinkSteps || !b.Begin() {
			return false
		}
		s.run.Strategy = b
		s.once()
		s.spent += s.run.Steps
		if wanted() {
			return true
		}
	}
	return false
}

// merge drops blocks of the schedule, or puts them beside another block of the
// same goroutine, as long as it fails alike with fewer switches or steps.
func (s *search) merge(best *schedule, alike func() bool) {
	for tries := 0; tries < mergeTries; {
		improved := false
		for candidate := range rearranged(*best) {
			if tries++; tries > mergeTries || s.spent > shrinkSteps {
				return
			}
			s.follow(candidate)
			s.spent += s.run.Steps
			if got := scheduleOf(s.run.Events); alike() && shorter(got, *best) {
				*best, improved = got, true
				break
			}
		}
		if !improved {
			return
		}
	}
}

func shorter(a, b schedule) bool {
	if a.switches() != b.switches() {
		return a.switches() < b.switches()
	}
	return len(a.decisions) < len(b.decisions)
}

// rearranged goes through the schedules that lack one block, or have it beside
// the next or the previous block of the same goroutine.
func rearranged(s schedule) func(yield func(schedule) bool) {
	blocks := blocksOf(s.decisions)
	return func(yield func(schedule) bool) {
		for b := range blocks {
			for _, to := range []int{neighbour(blocks, b, 1), neighbour(blocks, b, -1), -1} {
				if to == b {
					continue
				}
				if !yield(schedule{decisions: moved(blocks, b, to), answers: s.answers}) {
					return
				}
			}
		}
	}
}

func blocksOf(decisions []strategy.Decision) [][]strategy.Decision {
	var blocks [][]strategy.Decision
	for i := 0; i < len(decisions); {
		n := i
		for n < len(decisions) && decisions[n] == decisions[i] {
			n++
		}
		blocks = append(blocks, decisions[i:n])
		i = n
	}
	return blocks
}

// neighbour returns the nearest block of the same goroutine in the given
// direction, b itself if there is none.
func neighbour(blocks [][]strategy.Decision, b, direction int) int {
	for i := b + direction; i >= 0 && i < len(blocks); i += direction {
		if blocks[i][0] == blocks[b][0] {
			return i
		}
	}
	return b
}

// moved returns the decisions with block b put in front of a later block to, or
// behind an earlier one, or left out if to is negative.
func moved(blocks [][]strategy.Decision, b, to int) []strategy.Decision {
	var all []strategy.Decision
	for i, block := range blocks {
		if i == b {
			continue
		}
		if i == to && to > b {
			all = append(all, blocks[b]...)
		}
		all = append(all, block...)
		if i == to && to < b {
			all = append(all, blocks[b]...)
		}
	}
	return all
}
