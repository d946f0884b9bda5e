package book

import (
	"fmt"
	"strings"

	"interleave/grader"
	"interleave/grader/internal/class/store"
)

// changes compares the newest result of a unit with the one before it. The file
// is the same, so what is different is the grader.
func changes(graded []store.Result) []Change {
	if len(graded) < 2 {
		return nil
	}
	now, before := graded[0], graded[1]
	why := difference(before.Info, now.Info)
	was := make(map[string]grader.Verdict)
	for _, b := range before.Behaviours {
		was[b.ID] = b.Verdict
	}
	var all []Change
	for _, b := range now.Behaviours {
		if v, there := was[b.ID]; there && v != b.Verdict {
			all = append(all, Change{Behaviour: b.ID, Was: v, Is: b.Verdict, Why: why})
		}
	}
	return all
}

// difference says in what two graders differ.
func difference(was, is grader.Info) string {
	var all []string
	if was.Suite != is.Suite {
		all = append(all, "other suites")
	}
	if was.Version != is.Version {
		all = append(all, fmt.Sprintf("version %s after %s", is.Version, was.Version))
	}
	if was.Go != is.Go {
		all = append(all, fmt.Sprintf("%s after %s", is.Go, was.Go))
	}
	if was.Sandbox != is.Sandbox || was.RaceDetector != is.RaceDetector {
		all = append(all, "another machine")
	}
	if len(all) == 0 {
		return "another grader of the same version"
	}
	return strings.Join(all, ", ")
}
