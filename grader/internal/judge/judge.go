// Package judge turns the evidence of a run into a verdict on each behaviour.
//
// It is a pure function of its arguments. Whatever could differ between two
// runs of the same code, a time, a process, an exit code, has been left behind
// in package run, so the same evidence always reads the same.
package judge

import "interleave/grader"

// Decide reaches a verdict on every behaviour of ex, in declared order.
//
// A fault in any leg is [grader.Error]: what the suite or the engine did wrong
// is never held against the student. Otherwise one finding is enough to be
// [grader.Failed], whatever the other leg saw, because a leg reports only what
// it can show. Without a finding the explore leg must have run to its end; a
// schedule that was cut short proves nothing, and a behaviour without evidence
// is [grader.Error] too. The race leg may be absent, where there is no C
// compiler: the result as a whole says so in a note.
//
// A behaviour that needs one that does not hold is [grader.Skipped], directly
// or through others, unless it is itself unstarted or ran into a fault.
func Decide(ex grader.Exercise, all []grader.Evidence) []grader.BehaviourResult {
	opinions := make(map[string]opinion, len(ex.Behaviours))
	for _, b := range ex.Behaviours {
		opinions[b.ID] = alone(b, all)
	}
	needs := requirements{behaviours: ex.Behaviours, opinions: opinions}
	results := make([]grader.BehaviourResult, 0, len(ex.Behaviours))
	for _, b := range ex.Behaviours {
		o := opinions[b.ID]
		if broken, ok := needs.broken(b); ok && !o.final {
			o = skipped(broken, opinions[broken].verdict)
		}
		results = append(results, o.result(b))
	}
	return results
}

// An opinion is what one behaviour's own evidence says, before its needs.
type opinion struct {
	verdict grader.Verdict
	final   bool // also when something that it needs does not hold
	message string
	finding *grader.Finding
	count   grader.Schedules
}

func (o opinion) result(b grader.Behaviour) grader.BehaviourResult {
	r := grader.BehaviourResult{
		ID:        b.ID,
		Title:     b.Title,
		Property:  b.Property,
		Verdict:   o.verdict,
		Needs:     b.Needs,
		Message:   withoutAddresses(o.message),
		Schedules: o.count,
		Locations: []grader.Location{}, // never null in JSON
	}
	if o.finding != nil {
		r.Class, r.Trace, r.Hint = o.finding.Class, o.finding.Trace, b.Hint
		r.Locations = append(r.Locations, o.finding.Locations...)
	}
	return r
}

// alone judges one behaviour by its own evidence.
func alone(b grader.Behaviour, all []grader.Evidence) opinion {
	legs, err := sortLegs(b.ID, all)
	if err != nil {
		return opinion{final: true, message: err.Error()}
	}
	explored, ok := legs[grader.Explore]
	if !ok {
		return opinion{final: true, message: "the explore leg brought no evidence"}
	}
	o := opinion{count: count(explored)}
	switch {
	case first(legs, fault) != "":
		o.final, o.message = true, first(legs, fault)
	case first(legs, unstarted) != "":
		o.final, o.verdict, o.message = true, grader.Unstarted, first(legs, unstarted)
	case found(legs) != nil:
		o.finding = found(legs)
		o.verdict, o.message = grader.Failed, o.finding.Message
	case first(legs, inconclusive) != "":
		o.message = first(legs, inconclusive)
	case explored.Explored == 0:
		o.message = "no schedule was explored"
	case explored.Exhausted:
		o.verdict = grader.Proved
	default:
		o.verdict = grader.Passed
	}
	return o
}

func count(e grader.Evidence) grader.Schedules {
	s := grader.Schedules{Explored: e.Explored}
	if e.Exhausted {
		s.Total = &e.Explored
	}
	if e.Bound >= 0 {
		s.Bound = &e.Bound
	}
	return s
}

// skipped names the need and what became of it, in the few words that fit
// behind "skipped:".
func skipped(need string, v grader.Verdict) opinion {
	message := need + " does not hold"
	switch v {
	case grader.Error:
		message = "the grader failed on " + need
	case grader.Failed:
		message = need + " failed"
	case grader.Unstarted:
		message = need + " is not started"
	}
	return opinion{verdict: grader.Skipped, message: message}
}
