package judge

import (
	"fmt"

	"interleave/grader"
)

// order is the order in which legs are asked. The explore leg comes first: it
// runs many more schedules, so where both saw something its trace is shorter.
var order = []grader.Leg{grader.Explore, grader.RaceCheck}

// sortLegs finds the evidence on one behaviour. Two reports of one leg are an
// error: one of them was forged or belongs to another run, and nothing says
// which.
func sortLegs(id string, all []grader.Evidence) (map[grader.Leg]grader.Evidence, error) {
	legs := make(map[grader.Leg]grader.Evidence, len(order))
	for _, e := range all {
		if e.Behaviour != id {
			continue
		}
		if _, twice := legs[e.Leg]; twice {
			return nil, fmt.Errorf("the %s leg reported %s twice", e.Leg, id)
		}
		legs[e.Leg] = e
	}
	return legs, nil
}

func fault(e grader.Evidence) string        { return e.Fault }
func unstarted(e grader.Evidence) string    { return e.Unstarted }
func inconclusive(e grader.Evidence) string { return e.Inconclusive }

// first returns what the first leg that has something to say says.
func first(legs map[grader.Leg]grader.Evidence, what func(grader.Evidence) string) string {
	for _, leg := range order {
		if said := what(legs[leg]); said != "" {
			return said
		}
	}
	return ""
}

// found merges the legs' findings into the one that is reported, or nil.
//
// A data race goes before everything else: with one, a wrong value or a
// deadlock is only its consequence. It is told with the words and lines of the
// leg that saw it; the trace is the explore leg's if there is one, since that
// shows in the student's own lines what the race does.
func found(legs map[grader.Leg]grader.Evidence) *grader.Finding {
	var best, traced *grader.Finding
	for _, leg := range order {
		f := legs[leg].Finding
		if f == nil {
			continue
		}
		if best == nil || f.Class == grader.Race && best.Class != grader.Race {
			best = f
		}
		if traced == nil && f.Trace != nil {
			traced = f
		}
	}
	if best == nil || traced == nil || best.Trace == traced.Trace {
		return best
	}
	merged := *best
	merged.Trace = traced.Trace
	return &merged
}
