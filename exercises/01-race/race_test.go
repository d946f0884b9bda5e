// This is the suite of exercise 01. Each subtest is one behaviour of
// exercise.toml; each explore.Run in it is one small scenario, which the grader
// runs under every interleaving and go test runs many times over.
//
// What goroutines of a scenario share is a channel, a probe or a variable that
// one of them writes and the scenario reads after x.Wait: the suite has no race
// of its own, whatever the code under test does.
package race_test

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sort"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"go.uber.org/goleak"

	"interleave/exercises/01-race"
	"interleave/grader/explore"
	"interleave/grader/explore/puzzle"
)

func TestMain(m *testing.M) {
	explore.Main(m, func() error { return goleak.Find() })
}

func TestCounter(t *testing.T) {
	t.Run("no-lost-update", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) {
			var c race.Counter
			x.Go("A", c.Inc)
			x.Go("B", c.Inc)
			x.Wait()
			assert.Equal(x, 2, c.Value(), "Value after two goroutines called Inc once each")
			assert.Equal(x, 2, c.Value(), "Value, asked a second time")
		})
	})

	t.Run("race-free", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) {
			var c race.Counter
			var b, d int
			x.Go("A", c.Inc)
			x.Go("B", func() { b = c.Value() })
			x.Go("C", func() { d = c.Value() })
			x.Wait()
			for _, v := range []int{b, d} {
				if v < 0 || v > 1 {
					x.Errorf("Value while Inc is called once: got %d, want 0 or 1", v)
				}
			}
		})
	})
}

func TestPuzzle(t *testing.T) {
	t.Run("lost-update", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) { solve(x, puzzle.LostUpdate, race.LostUpdate()) })
	})

	t.Run("worst-case", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) { solve(x, puzzle.WorstCase, race.WorstCase()) })
	})
}

func solve(x *explore.X, p puzzle.Program, answer string) {
	if wrong := p.Judge(answer); wrong != nil {
		x.Report(*wrong)
	}
}

func TestSeats(t *testing.T) {
	t.Run("sells", func(t *testing.T) {
		explore.Run(t, sellsInOrder)
		explore.Run(t, sellsNothing)
	})

	t.Run("never-oversold", func(t *testing.T) {
		explore.Run(t, oneSeatForTwo)
		explore.Run(t, twoSeatsForTwo)
	})

	t.Run("holder-agrees", func(t *testing.T) {
		explore.Run(t, looksWhileSelling)
		explore.Run(t, bothHoldWhatTheyGot)
	})
}

// A sale is what Reserve returned.
type sale struct {
	seat int
	ok   bool
}

func (s sale) String() string {
	if !s.ok {
		return "refused"
	}
	return fmt.Sprintf("seat %d", s.seat)
}

func reserve(s *race.Seats, name string) sale {
	seat, ok := s.Reserve(name)
	return sale{seat, ok}
}

// holder is the name that Holder returned, or "nobody".
func holder(s *race.Seats, seat int) string {
	name, ok := s.Holder(seat)
	switch {
	case ok:
		return name
	case name != "":
		return name + ", and false"
	default:
		return "nobody"
	}
}

func sellsInOrder(x *explore.X) {
	s := race.NewSeats(3)
	assert.Equal(x, "nobody", holder(s, 0), "Holder(0) before anything is sold")
	assert.Equal(x, 0, s.Sold(), "Sold before anything is sold")
	for seat, name := range []string{"Ada", "Bob", "Ada"} {
		assert.Equal(x, sale{seat, true}.String(), reserve(s, name).String(), "Reserve(%q) when %d of 3 seats are sold", name, seat)
		assert.Equal(x, seat+1, s.Sold(), "Sold after Reserve number %d", seat+1)
	}
	assert.Equal(x, "refused", reserve(s, "Cyd").String(), "Reserve when all seats are sold")
	assert.Equal(x, 3, s.Sold(), "Sold after a Reserve that was refused")
	for seat, name := range []string{"Ada", "Bob", "Ada", "nobody"} {
		assert.Equal(x, name, holder(s, seat), "Holder(%d) of 3 seats", seat)
	}
	assert.Equal(x, "nobody", holder(s, -1), "Holder(-1)")
}

func sellsNothing(x *explore.X) {
	s := race.NewSeats(0)
	assert.Equal(x, "refused", reserve(s, "Ada").String(), "Reserve when there are no seats")
	assert.Equal(x, "nobody", holder(s, 0), "Holder(0) when there are no seats")
	assert.Equal(x, 0, s.Sold(), "Sold when there are no seats")
}

func oneSeatForTwo(x *explore.X) {
	s := race.NewSeats(1)
	var ada, bob sale
	x.Go("Ada", func() { ada = reserve(s, "Ada") })
	x.Go("Bob", func() { bob = reserve(s, "Bob") })
	x.Wait()
	switch {
	case ada.ok && bob.ok:
		x.Errorf("there is one seat, and both have bought: Ada got %v and Bob got %v", ada, bob)
	case !ada.ok && !bob.ok:
		x.Errorf("the only seat is free, and both Ada and Bob were refused")
	}
}

func twoSeatsForTwo(x *explore.X) {
	s := race.NewSeats(2)
	var ada, bob sale
	x.Go("Ada", func() { ada = reserve(s, "Ada") })
	x.Go("Bob", func() { bob = reserve(s, "Bob") })
	x.Wait()
	switch {
	case !ada.ok || !bob.ok:
		x.Errorf("there are two seats: Ada got %v, Bob got %v", ada, bob)
	case ada.seat == bob.seat:
		x.Errorf("one seat was sold twice: Ada got %v and Bob got %v", ada, bob)
	case ada.seat+bob.seat != 1:
		x.Errorf("the two seats are 0 and 1: Ada got %v and Bob got %v", ada, bob)
	}
}

// looksWhileSelling does not mind if Ada is refused: that is never-oversold's
// business.
func looksWhileSelling(x *explore.X) {
	s := race.NewSeats(1)
	var ada sale
	var adas, seen string
	var sold int
	x.Go("Ada", func() { ada = reserve(s, "Ada"); adas = holder(s, ada.seat) })
	x.Go("clerk", func() { sold, seen = s.Sold(), holder(s, 0) })
	x.Wait()
	switch {
	case ada.ok && adas != "Ada":
		x.Errorf("Holder of the seat that Ada has just got: got %q", adas)
	case seen != "nobody" && seen != "Ada":
		x.Errorf("Holder while Ada reserves the seat: got %q, want Ada or nobody", seen)
	case sold == 1 && seen == "nobody":
		x.Errorf("Sold counted a seat that had no Holder yet")
	case sold < 0 || sold > 1:
		x.Errorf("Sold when there is one seat: got %d", sold)
	}
}

// bothHoldWhatTheyGot says nothing if both got the same seat: then one of them
// has lost it, and that is never-oversold's business.
func bothHoldWhatTheyGot(x *explore.X) {
	s := race.NewSeats(2)
	var ada, bob sale
	var adas, bobs string
	x.Go("Ada", func() { ada = reserve(s, "Ada"); adas = holder(s, ada.seat) })
	x.Go("Bob", func() { bob = reserve(s, "Bob"); bobs = holder(s, bob.seat) })
	x.Wait()
	if ada.ok && bob.ok && ada.seat != bob.seat {
		assert.Equal(x, "Ada", adas, "Holder of the seat that Ada has just got")
		assert.Equal(x, "Bob", bobs, "Holder of the seat that Bob has just got")
	}
}

// errorIs fails unless err is want or wraps it.
func errorIs(x *explore.X, err, want error, what string) {
	switch {
	case err == nil:
		x.Errorf("%s: got no error, want %v", what, want)
	case !errors.Is(err, want):
		x.Errorf("%s: got %v, want %v", what, err, want)
	}
}

func TestFuture(t *testing.T) {
	t.Run("result", func(t *testing.T) {
		explore.Run(t, runsByItself)
		explore.Run(t, waitReturnsTheValue)
		explore.Run(t, waitReturnsTheError)
		explore.Run(t, func(x *explore.X) { waitReturnsAnError(x, "panicked", func() { panic("oh") }) })
		explore.Run(t, func(x *explore.X) { waitReturnsAnError(x, "called runtime.Goexit", runtime.Goexit) })
	})

	t.Run("many-waiters", func(t *testing.T) {
		explore.Run(t, manyWait)
	})

	t.Run("cancel", func(t *testing.T) {
		explore.Run(t, contextHasEnded, explore.NoLeak())
		explore.Run(t, contextEnds, explore.NoLeak())
		explore.Run(t, nobodyWaitsAnyMore, explore.NoLeak())
	})
}

// result fails unless a Wait has returned 7 and no error.
func result(x *explore.X, v int, err error, what string) {
	if v != 7 || err != nil {
		x.Errorf("%s: got %d and error %v, want 7 and no error", what, v, err)
	}
}

// runsByItself gets stuck if Async runs f before it returns, or leaves it to
// Wait, which nobody calls.
func runsByItself(x *explore.X) {
	returned, ran := make(chan struct{}), make(chan struct{})
	race.Async(func() (int, error) {
		<-returned
		close(ran)
		return 0, nil
	})
	close(returned)
	<-ran
}

func waitReturnsTheValue(x *explore.X) {
	runs := x.Probe("inside f")
	future := race.Async(func() (int, error) {
		runs.Enter()
		return 7, nil
	})
	v, err := future.Wait(context.Background())
	result(x, v, err, "Wait when f returned 7")
	assert.Equal(x, 1, runs.Inside(), "how often f has run")
}

func waitReturnsTheError(x *explore.X) {
	wrong := errors.New("wrong")
	future := race.Async(func() (int, error) { return 0, wrong })
	_, err := future.Wait(context.Background())
	errorIs(x, err, wrong, "Wait when f returned an error")
}

func waitReturnsAnError(x *explore.X, how string, end func()) {
	future := race.Async(func() (int, error) {
		end()
		return 0, nil
	})
	v, err := future.Wait(context.Background())
	if err == nil {
		x.Errorf("Wait when f %s: got %d and no error, want an error", how, v)
	}
}

func manyWait(x *explore.X) {
	runs := x.Probe("inside f")
	future := race.Async(func() (int, error) {
		runs.Enter()
		return 7, nil
	})
	var a, b int
	x.Go("A", func() { a, _ = future.Wait(context.Background()) })
	x.Go("B", func() { b, _ = future.Wait(context.Background()) })
	x.Wait()
	late, _ := future.Wait(context.Background())
	assert.Equal(x, []int{7, 7, 7}, []int{a, b, late}, "what A, B and a late third got from Wait when f returned 7")
	assert.Equal(x, 1, runs.Inside(), "how often f has run")
}

// pending is a future whose f returns 7 when end is closed.
func pending() (future *race.Future[int], end chan struct{}) {
	end = make(chan struct{})
	return race.Async(func() (int, error) {
		<-end
		return 7, nil
	}), end
}

func contextHasEnded(x *explore.X) {
	future, end := pending()
	ctx, cancel := context.WithDeadline(context.Background(), time.Time{})
	defer cancel()
	_, err := future.Wait(ctx)
	errorIs(x, err, context.DeadlineExceeded, "Wait with a context whose deadline is over, while f runs")
	close(end)
}

func contextEnds(x *explore.X) {
	future, end := pending()
	ctx, cancel := context.WithCancel(context.Background())
	var err error
	x.Go("A", func() { _, err = future.Wait(ctx) })
	cancel()
	x.Wait()
	errorIs(x, err, context.Canceled, "Wait with a context that is cancelled, while f runs")
	close(end)
	v, err := future.Wait(context.Background())
	result(x, v, err, "Wait after another Wait was cancelled, when f returned 7")
}

func nobodyWaitsAnyMore(x *explore.X) {
	future, end := pending()
	ctx, cancel := context.WithCancel(context.Background())
	x.Go("A", func() { _, _ = future.Wait(ctx) })
	cancel()
	x.Wait()
	close(end)
}

func TestExecutor(t *testing.T) {
	t.Run("runs-all", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) { runsTasks(x, race.NewExecutor(2), []int{1, 2}) })
		explore.Run(t, func(x *explore.X) { runsTasks(x, race.NewExecutor(1), []int{1}, []int{2}) })
	})

	t.Run("at-most-n", func(t *testing.T) {
		explore.Run(t, oneAtATime)
		explore.Run(t, workersAreNeeded)
	})

	t.Run("reaches-n", func(t *testing.T) {
		explore.Run(t, twoAtATime)
	})

	t.Run("close-drains", func(t *testing.T) {
		explore.Run(t, func(x *explore.X) { closeWaitsFor(x, 2, race.NewExecutor(1)) })
		explore.Run(t, func(x *explore.X) { closeWaitsFor(x, 1, race.NewExecutor(2)) })
	})

	t.Run("close-twice", func(t *testing.T) {
		explore.Run(t, twoClose)
	})

	t.Run("submit-close", func(t *testing.T) {
		explore.Run(t, submitMeetsClose)
		explore.Run(t, submitMeetsSubmit)
		explore.Run(t, submitWhileClosing)
	})

	t.Run("submit-from-task", func(t *testing.T) {
		explore.Run(t, tasksSubmitTasks)
		explore.Run(t, taskSubmitsMany, explore.Budget(1))
	})

	t.Run("no-leak", func(t *testing.T) {
		explore.Run(t, nothingIsLeft, explore.NoLeak())
	})
}

// closeLater tidies up after the scenario, which does not depend on it: what
// Close does, and whether it is written yet, has rows of its own.
func closeLater(x *explore.X, e *race.Executor) { x.Cleanup(e.Close) }

// runsTasks submits tasks in batches, each when the ones before it have run, so
// that the workers are idle again, or nearly so.
func runsTasks(x *explore.X, e *race.Executor, batches ...[]int) {
	defer closeLater(x, e)
	ran := make(chan int, 4) // has room for tasks that run twice
	for _, batch := range batches {
		for _, task := range batch {
			if err := e.Submit(func() { ran <- task }); err != nil {
				x.Errorf("Submit of task %d: got error %q, want none", task, err)
			}
		}
		var got []int
		for range batch {
			got = append(got, <-ran)
		}
		sort.Ints(got) // slices.Sort would be compiled with the suite, for whoever waits for it
		assert.Equal(x, batch, got, "which tasks ran of those just submitted")
	}
}

func oneAtATime(x *explore.X) {
	e := race.NewExecutor(1)
	defer x.Go("closer", func() { // which must not help out
		defer func() { _ = recover() }()
		e.Close()
	})
	running := x.Probe("inside a task")
	running.AtMost(1)
	submit := func() {
		_ = e.Submit(func() {
			running.Enter()
			x.Step("at work")
			running.Leave()
		})
	}
	x.Go("A", submit)
	x.Go("B", submit)
	x.Wait()
}

func workersAreNeeded(x *explore.X) {
	assert.Panics(x, func() { race.NewExecutor(0) }, "NewExecutor(0)")
	assert.Panics(x, func() { race.NewExecutor(-1) }, "NewExecutor(-1)")
}

func twoAtATime(x *explore.X) {
	e := race.NewExecutor(2)
	defer closeLater(x, e)
	running, release := x.Probe("inside a task"), make(chan struct{})
	defer close(release)
	for range 2 {
		_ = e.Submit(func() {
			running.Enter()
			<-release
			running.Leave()
		})
	}
	x.Reaches(running, 2)
}

func closeWaitsFor(x *explore.X, tasks int, e *race.Executor) {
	ran := x.Probe("done")
	for range tasks {
		_ = e.Submit(func() {
			x.Step("at work")
			ran.Enter()
		})
	}
	e.Close()
	assert.Equal(x, tasks, ran.Inside(), "tasks that had run when Close returned")
}

func twoClose(x *explore.X) {
	e := race.NewExecutor(1)
	ran := x.Probe("done")
	_ = e.Submit(func() {
		x.Step("at work")
		ran.Enter()
	})
	var a, b int
	x.Go("A", func() { e.Close(); a = ran.Inside() })
	x.Go("B", func() { e.Close(); b = ran.Inside() })
	x.Wait()
	assert.Equal(x, 1, a, "tasks that had run when A's Close returned")
	assert.Equal(x, 1, b, "tasks that had run when B's Close returned")
	e.Close()
}

func submitMeetsClose(x *explore.X) {
	e := race.NewExecutor(1)
	ran := x.Probe("done")
	var err error
	var atClose int
	x.Go("A", func() { err = e.Submit(ran.Enter) })
	x.Go("B", func() { e.Close(); atClose = ran.Inside() })
	x.Wait()
	if err == nil {
		assert.Equal(x, 1, atClose, "tasks that had run when Close returned, and Submit accepted one")
	} else {
		errorIs(x, err, race.ErrClosed, "Submit that was refused")
		assert.Equal(x, 0, ran.Inside(), "tasks that have run, and Submit refused the only one")
	}
	refused := e.Submit(func() {})
	errorIs(x, refused, race.ErrClosed, "Submit after Close has returned")
}

func submitMeetsSubmit(x *explore.X) {
	e := race.NewExecutor(1)
	defer closeLater(x, e)
	ran := make(chan struct{}, 2)
	submit := func() { _ = e.Submit(func() { ran <- struct{}{} }) }
	x.Go("A", submit)
	x.Go("B", submit)
	<-ran
	<-ran
}

// submitWhileClosing looks only when everybody waits: before that, a Submit may
// still be ahead of the Close. If Submit itself waits for the task to end, that
// is another row's business.
func submitWhileClosing(x *explore.X) {
	e := race.NewExecutor(1)
	end, answer := make(chan struct{}), make(chan error, 1)
	defer close(end)
	_ = e.Submit(func() { <-end })
	x.Go("B", e.Close)
	x.Quiescent()
	x.Go("A", func() { answer <- e.Submit(func() {}) })
	x.Quiescent()
	select {
	case err := <-answer:
		errorIs(x, err, race.ErrClosed, "Submit while Close waits for a task")
	default:
	}
}

func tasksSubmitTasks(x *explore.X) {
	e := race.NewExecutor(1)
	defer closeLater(x, e)
	ran := make(chan struct{}, 3)
	task := func() { ran <- struct{}{} }
	_ = e.Submit(func() {
		_ = e.Submit(task)
		_ = e.Submit(task)
		task()
	})
	for range 3 {
		<-ran
	}
}

// taskSubmitsMany fills any queue of a fixed size that somebody may have thought
// large enough. The only worker is busy, so no interleaving matters.
func taskSubmitsMany(x *explore.X) {
	e := race.NewExecutor(1)
	defer closeLater(x, e)
	end := make(chan struct{})
	_ = e.Submit(func() {
		for range 1030 {
			_ = e.Submit(func() {})
		}
		close(end)
	})
	<-end
}

func nothingIsLeft(x *explore.X) {
	e := race.NewExecutor(2)
	_ = e.Submit(func() {})
	e.Close()
}
