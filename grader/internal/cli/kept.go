package cli

import (
	"encoding/json"
	"path/filepath"

	"interleave/grader"
	"interleave/grader/internal/cache"
)

// kept is where failing interleavings are kept, by token.
func kept() *cache.Store { return cache.Open("failures", false) }

func tokenKey(token string) cache.Key { return cache.Sum([]byte("failure"), []byte(token)) }

// replayable reports whether an interleaving broke the behaviour.
func replayable(b grader.BehaviourResult) bool { return b.Verdict == grader.Failed && b.Trace != nil }

// keepFailing keeps a failing interleaving for [replayCommand], as far as that is
// possible: nobody misses it who does not ask for it.
func keepFailing(f grader.Failing) {
	if !replayable(f.Result) {
		return
	}
	if entry, err := json.Marshal(f); err == nil {
		kept().Put(tokenKey(f.Result.Trace.ID), entry)
	}
}

// keepAll keeps what failed in a submission.
func keepAll(r *grader.Result, folder string) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return
	}
	for _, e := range r.Exercises {
		for _, b := range e.Behaviours {
			keepFailing(grader.Failing{Exercise: e.ID, Submission: folder, Result: b})
		}
	}
}
