package class

import (
	"context"
	"fmt"
	"io"
	"time"

	"interleave/grader/internal/class/book"
)

// lookEvery is how often a run looks how far it is. With PostgreSQL others work
// on the same jobs.
const lookEvery = 300 * time.Millisecond

// waiting returns a function that waits until every unit has its result. How
// many there are before it begins is asked at once, while none can be added.
func (s *shop) waiting(ctx context.Context, log io.Writer, total int) (func() error, error) {
	before, err := s.store.Done(ctx, s.grader)
	return func() error { return s.wait(ctx, log, before, total) }, err
}

// wait ends when all are done. A database that went away is waited for;
// anything else that fails and is nobody's submission ends the run, because it
// would fail for the next one as well.
func (s *shop) wait(ctx context.Context, log io.Writer, before, total int) error {
	n := newNews(log, "grading", total)
	defer n.close()
	ticks := time.NewTicker(lookEvery)
	defer ticks.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case err := <-s.failed:
			if s.store.Pool == nil || !s.store.Away(ctx) {
				return err
			}
			n.print(fmt.Sprintf("class: the database is away, and waited for: %v", err))
			continue
		case <-ticks.C:
		}
		done, err := s.store.Done(ctx, s.grader)
		switch {
		case err != nil && s.store.Pool == nil:
			return err
		case err == nil:
			n.at(done - before)
		}
		if done-before >= total && err == nil {
			return nil
		}
	}
}

// summary says what a run came to. Something that has no score is an error,
// because whoever takes the file over would take it for zero points.
func (s *shop) summary(ctx context.Context, out io.Writer, graded, badLines int) error {
	b := &book.Book{Store: s.store, Exercises: s.exercises}
	students, absent, errors := 0, 0, 0
	var changed []string
	err := b.Each(ctx, func(e *book.Entry) error {
		students++
		if e.Problem != "" && e.Result == nil {
			absent++
			return nil
		}
		if e.Result != nil && (!e.Result.Complete || e.Pending > 0) {
			errors++
		}
		for _, c := range e.Changes {
			changed = append(changed, fmt.Sprintf("%s: %s was %s, is %s (%s)", e.ID, c.Behaviour, c.Was, c.Is, c.Why))
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, line := range changed {
		fmt.Fprintln(out, line)
	}
	fmt.Fprintf(out, "students %d; files graded now %d; nothing to grade of %d; without a score %d; roster lines left out %d\n",
		students, graded, absent, errors, badLines)
	if errors > 0 {
		return fmt.Errorf("%d students have no complete score: the grader failed, or is not done", errors)
	}
	return nil
}
