package cli

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"interleave/grader"
	"interleave/grader/internal/pipeline"
	"interleave/grader/internal/report"
)

// A watching is a student at work: what came out last for each exercise, and
// where in it he is. The loop calls its methods one at a time.
type watching struct {
	console
	stages
	order     order
	exercises []grader.Exercise
	look      look
	options   report.Options // for the look
	keyed     bool           // somebody presses keys
	hints     string         // the command that shows one

	results map[string]grader.ExerciseResult // by ID
	current string                           // the exercise that was graded last
	shown   int                              // failures that n has shown of it
	focus   string                           // the behaviour that was looked at last
	kept    *grader.Failing                  // the interleaving that failed last, also when it is gone
}

// newWatching begins with what earlier commands have found.
func newWatching(c console, s stages, o order, exercises []grader.Exercise, l look) *watching {
	w := &watching{
		console: c, stages: s, order: o, exercises: exercises, look: l, options: l.options(c),
		results: make(map[string]grader.ExerciseResult), current: exercises[0].ID,
	}
	w.options.Fold = true // what was broken by the save should not be pushed out of sight
	for _, ex := range exercises {
		if last := s.desk(o.submission).last(ex.ID); last.ID == ex.ID {
			w.results[ex.ID] = last
		}
	}
	w.keep()
	return w
}

// replaying is the piece of work that is no exercise: it takes as long as one, and
// a save must be able to interrupt it.
const replaying = "replay"

// work grades the exercises, and replays what failed if that was asked for.
func (w *watching) work(ctx context.Context, names []string) {
	exercises := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return name == replaying })
	var err error
	if len(exercises) > 0 {
		err = w.regrade(ctx, exercises)
	}
	if err == nil && ctx.Err() == nil && len(exercises) < len(names) {
		err = w.again(ctx)
	}
	if ctx.Err() != nil {
		return // a save has interrupted it, or somebody who leaves
	}
	if err != nil {
		complain(ctx, w.console, err)
	}
	w.ready()
}

// regrade grades the exercises and says what has changed.
func (w *watching) regrade(ctx context.Context, ids []string) error {
	o, p := w.order, w.look.progress(w.console)
	var first *grader.Result
	o.exercises, o.say = ids, func(step, how string) {
		if first != nil {
			step = racing
		}
		p.say(step, how)
	}
	o.explored = func(r *grader.Result) {
		p.done()
		if ctx.Err() == nil && report.Terminal(w.out, r, w.options) == nil {
			first = r
		}
		p = w.look.progress(w.console)
		p.say(racing, "")
	}
	r, err := w.grade(ctx, o)
	p.done()
	if err != nil || ctx.Err() != nil {
		return err
	}
	if err := w.tell(first, r); err != nil {
		return err
	}
	w.desk(o.submission).keep(r)
	keepAll(r, o.submission)
	for _, e := range r.Exercises {
		w.take(ctx, e)
	}
	w.keep()
	return nil
}

// racing is what is still to come when every interleaving has been told of.
const racing = "the race detector is still at work"

// tell reports a result. If one was reported before the race detector was heard, it
// says what that has changed about it.
func (w *watching) tell(before, r *grader.Result) error {
	switch {
	case before == nil:
	case reflect.DeepEqual(before.Exercises, r.Exercises):
		_, err := fmt.Fprintln(w.out, "race detector:  it has found nothing else")
		return err
	default:
		fmt.Fprintln(w.out, "race detector:  it has found more")
	}
	return report.Terminal(w.out, r, w.options)
}

// take puts a result in the place of the one before, and says which failing
// interleavings are gone.
func (w *watching) take(ctx context.Context, now grader.ExerciseResult) {
	if now.Problem != "" {
		return // it says nothing, and what was known before is still all that is
	}
	before := w.results[now.ID]
	w.results[now.ID] = now
	w.current, w.shown, w.focus = now.ID, 0, ""
	for _, b := range before.Behaviours {
		if !replayable(b) {
			continue
		}
		i := slices.IndexFunc(now.Behaviours, func(n grader.BehaviourResult) bool { return n.ID == b.ID })
		if i >= 0 && w.gone(ctx, w.failing(now.ID, b), now.Behaviours[i]) {
			fmt.Fprintln(w.out, gone(now.Behaviours[i]))
		}
	}
}

// gone reports whether the interleaving that broke a behaviour breaks it no
// longer. Only a proof speaks of every schedule; else it is carried out again,
// unless the behaviour still fails in the same one.
func (w *watching) gone(ctx context.Context, f grader.Failing, now grader.BehaviourResult) bool {
	switch now.Verdict {
	case grader.Proved:
		return true
	case grader.Failed:
		if now.Trace != nil && now.Trace.ID == f.Result.Trace.ID {
			return false
		}
	case grader.Passed:
	default:
		return false // it was not run, and nobody knows
	}
	again, err := w.rerun(ctx, f)
	return err == nil && again.Verdict.Holds()
}

// gone says that an interleaving breaks nothing any more, and what of the others.
func gone(now grader.BehaviourResult) string {
	text := fmt.Sprintf("gone:  the schedule that broke %s no longer does", now.ID)
	switch now.Verdict {
	case grader.Proved:
		return text + ", nor does any other"
	case grader.Failed:
		return text + "; another one does"
	}
	return text + ", nor did any other that was tried"
}

// rerun carries out a failing interleaving on the code as it is now.
func (w *watching) rerun(ctx context.Context, f grader.Failing) (grader.BehaviourResult, error) {
	o, p := w.order, w.look.progress(w.console)
	o.say = p.say
	defer p.done()
	return w.replay(ctx, o, f)
}

func (w *watching) failing(exercise string, b grader.BehaviourResult) grader.Failing {
	return grader.Failing{Exercise: exercise, Submission: w.order.submission, Result: b}
}

// keep keeps what is to be mended first for the key that replays it.
func (w *watching) keep() {
	if b, ok := report.MendFirst(w.results[w.current]); ok && b.Trace != nil {
		f := w.failing(w.current, b)
		w.kept = &f
	}
}

const keys = "n next failure · h hint · l list · a grade all · r replay the last failure · q quit"

// ready says that it is somebody else's turn.
func (w *watching) ready() {
	fmt.Fprintf(w.err, "\nwaiting for a save of %s\n", strings.Join(ids(w.exercises), ", "))
	if w.keyed {
		fmt.Fprintln(w.err, keys)
	}
}

// press does what a key stands for.
func (w *watching) press(key byte) []string {
	var err error
	switch key {
	case 'n':
		err = w.next()
	case 'h':
		err = w.hint()
	case 'l':
		err = report.Terminal(w.out, w.known(), w.brief())
	case 'a':
		return ids(w.exercises)
	case 'r':
		return []string{replaying}
	}
	if err != nil {
		complain(context.Background(), w.console, err)
	}
	fmt.Fprintln(w.err, keys)
	return nil
}

// next shows one failure after the other of what was graded last, and begins
// again after the last.
func (w *watching) next() error {
	var failed []grader.BehaviourResult
	for _, b := range w.results[w.current].Behaviours {
		if b.Verdict == grader.Failed {
			failed = append(failed, b)
		}
	}
	if len(failed) == 0 {
		_, err := fmt.Fprintf(w.out, "nothing of %s has failed, as far as it was graded\n", w.current)
		return err
	}
	b := failed[w.shown%len(failed)]
	w.shown++
	if w.focus = b.ID; b.Trace != nil {
		f := w.failing(w.current, b)
		w.kept = &f
	}
	return report.Failure(w.out, w.current, b, w.options)
}

// hint shows the next hint on what was looked at last.
func (w *watching) hint() error {
	a, err := newAdviser(w.order.root, w.desk(w.order.submission), w.current)
	if err != nil {
		return err
	}
	a.last = w.results[w.current]
	a.command = "h, or " + w.hints
	return a.advise(w.console, w.focus, w.options)
}

// again carries out the interleaving that failed last once more.
func (w *watching) again(ctx context.Context) error {
	if w.kept == nil {
		_, err := fmt.Fprintln(w.out, "no interleaving has failed")
		return err
	}
	now, err := w.rerun(ctx, *w.kept)
	var unrun *pipeline.NotRunError
	switch {
	case errors.As(err, &unrun):
		_, err = fmt.Fprintf(w.out, "%v; mend what keeps it from being built\n", unrun)
	case err == nil:
		err = report.Replay(w.out, *w.kept, now, w.options)
	}
	return err
}

// known is what is known of all exercises, as one result.
func (w *watching) known() *grader.Result {
	r := &grader.Result{Schema: grader.SchemaV1, Submission: grader.SubmissionInfo{Path: w.order.submission}, Complete: true}
	for _, ex := range w.exercises {
		if e, ok := w.results[ex.ID]; ok {
			r.Exercises = append(r.Exercises, e)
			r.Score, r.Max = r.Score+e.Score, r.Max+e.Max
		}
	}
	return r
}

func (w *watching) brief() report.Options {
	o := w.options
	o.Brief = true
	return o
}
