package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"interleave/grader"
	"interleave/grader/internal/cache"
	"interleave/grader/internal/pipeline"
	"interleave/grader/internal/report"
)

// replayCommand is what somebody types who wants to see a failure again.
type replayCommand struct {
	What       string `arg:"" name:"token"`
	Behaviour  string `arg:"" optional:""`
	Submission string ``
	Look       look   `embed:""`

	root string // from the whole command line, as is the tier
	tier int
}

// replaySteps is what a schedule may have that was carried out before and is
// carried out once more.
const replaySteps = 1_000_000

func (k *replayCommand) run(ctx context.Context, c console, s stages) (int, error) {
	root, err := engineRoot(k.root)
	if err != nil {
		return 0, err
	}
	f, err := k.failing(root)
	if err != nil {
		return 0, err
	}
	p := k.Look.progress(c)
	now, err := s.replay(ctx, order{root: root, tier: k.tier, say: p.say}, f)
	p.done()
	var gone *pipeline.NotRunError
	if errors.As(err, &gone) {
		return 0, &usageError{gone.Error(), "grade it first: go tool grade " + f.Exercise}
	}
	if err != nil {
		return 0, err
	}
	if err := report.Replay(c.out, f, now, k.Look.options(c)); err != nil {
		return 0, err
	}
	switch now.Verdict {
	case grader.Failed:
		return ExitBelow, nil
	case grader.Error:
		return ExitBroken, nil
	}
	return ExitOK, nil
}

// failing finds what is to be replayed: by its token among what is kept, or in a
// result.
func (k *replayCommand) failing(root string) (grader.Failing, error) {
	var f grader.Failing
	if entry := kept().Get(tokenKey(k.What)); entry != nil && json.Unmarshal(entry, &f) == nil {
		return f, nil
	}
	text, err := os.ReadFile(k.What)
	if err != nil {
		return f, &usageError{
			fmt.Sprintf("%q is neither the token of a failure that is kept nor a file", k.What),
			"a report shows the token of every interleaving that fails; grade again, and it is kept",
		}
	}
	return k.inResult(root, text)
}

// inResult finds the failure in a result that was written as JSON.
func (k *replayCommand) inResult(root string, text []byte) (grader.Failing, error) {
	var r grader.Result
	if err := json.Unmarshal(text, &r); err != nil || r.Schema != grader.SchemaV1 {
		return grader.Failing{}, &usageError{fmt.Sprintf("%q is no result of this grader", k.What), "go tool grade -json FILE writes one"}
	}
	folder := k.Submission
	if folder == "" {
		folder = r.Submission.Path
	}
	folder, err := submissionIn(root, folder)
	if err != nil {
		return grader.Failing{}, err
	}
	var all []grader.Failing
	var names []string
	for _, e := range r.Exercises {
		for _, b := range e.Behaviours {
			if b.Verdict == grader.Failed && b.Trace != nil && (k.Behaviour == "" || k.Behaviour == b.ID || k.Behaviour == b.Trace.ID) {
				all, names = append(all, grader.Failing{Exercise: e.ID, Submission: folder, Result: b}), append(names, b.ID)
			}
		}
	}
	switch len(all) {
	case 0:
		return grader.Failing{}, &usageError{fmt.Sprintf("%q holds no such failure with an interleaving", k.What), "leave the behaviour out to see which there are"}
	case 1:
		return all[0], nil
	}
	return grader.Failing{}, &usageError{fmt.Sprintf("%q holds %d failures", k.What, len(all)), "name one: " + strings.Join(names, ", ")}
}

// kept is where failing interleavings are kept, by token.
func kept() *cache.Store { return cache.Open("failures", false) }

func tokenKey(token string) cache.Key { return cache.Sum([]byte("failure"), []byte(token)) }

// keepFailing keeps a failing interleaving for [replayCommand], as far as that is
// possible: nobody misses it who does not ask for it.
func keepFailing(f grader.Failing) {
	if f.Result.Verdict != grader.Failed || f.Result.Trace == nil {
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
