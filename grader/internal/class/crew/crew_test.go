package crew_test

import (
	"context"
	"os"
	"os/exec"
	"runtime/debug"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"interleave/grader"
	"interleave/grader/internal/class/crew"
)

// role makes the test binary a member of a crew.
const role = "INTERLEAVE_TEST_CREW"

func TestMain(m *testing.M) {
	if os.Getenv(role) != "" {
		debug.SetMaxStack(1 << 20) // the same death as of a gigabyte, sooner
		if err := crew.Serve(context.Background(), os.Stdin, os.Stdout, play); err != nil {
			os.Exit(1)
		}
		os.Exit(0)
	}
	goleak.VerifyTestMain(m)
}

// play does what the request's name says.
func play(ctx context.Context, r crew.Request) crew.Answer {
	name := ""
	for _, p := range r {
		name = p.Exercise
	}
	switch {
	case name == "overflow":
		panic(down(1))
	case name == "hang":
		<-ctx.Done()
	case strings.HasPrefix(name, "once "):
		mark := strings.TrimPrefix(name, "once ")
		if _, err := os.Stat(mark); err != nil {
			_ = os.WriteFile(mark, nil, 0o644)
			os.Exit(7)
		}
	case name == "bad machine":
		return crew.Answer{Problem: "there is no Go here"}
	}
	return crew.Answer{Results: []grader.ExerciseResult{{ID: name}}}
}

// down overflows the stack long before n does.
func down(n int) int {
	if n < 0 {
		return n
	}
	return down(n+1) + 1
}

func open(t *testing.T, patience time.Duration) *crew.Crew {
	c := &crew.Crew{Patience: patience, Command: func() *exec.Cmd {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), role+"=1")
		return cmd
	}}
	t.Cleanup(c.Close)
	return c
}

func TestWhatBreaksAMemberCostsNobodyElseAnything(t *testing.T) {
	c := open(t, time.Minute)
	var all sync.WaitGroup
	answers, errs := make([]crew.Answer, 12), make([]error, 12)
	for i := range answers {
		name := "fine"
		if i%4 == 3 {
			name = "overflow"
		}
		all.Go(func() { answers[i], errs[i] = c.Grade(t.Context(), crew.Request{{Exercise: name}}) })
	}
	all.Wait()
	for i := range answers {
		if i%4 != 3 {
			assert.NoError(t, errs[i], "request %d", i)
			assert.Equal(t, "fine", answers[i].Results[0].ID, "answer to request %d", i)
			continue
		}
		var broken *crew.BrokenError
		require.ErrorAs(t, errs[i], &broken, "request %d", i)
		assert.Contains(t, broken.Reason, "stack", "reason of request %d", i)
	}
}

func TestOneThatBreaksAMemberIsTriedAgain(t *testing.T) {
	name := "once " + t.TempDir() + "/mark"
	answer, err := open(t, time.Minute).Grade(t.Context(), crew.Request{{Exercise: name}})
	require.NoError(t, err, "Grade")
	assert.Equal(t, name, answer.Results[0].ID, "answer")
}

func TestAMemberThatHangsIsEnded(t *testing.T) {
	_, err := open(t, 50*time.Millisecond).Grade(t.Context(), crew.Request{{Exercise: "hang"}})
	var broken *crew.BrokenError
	require.ErrorAs(t, err, &broken, "Grade")
	assert.Equal(t, "it had no answer after 50ms", broken.Reason, "reason")
}

func TestAMachineThatCannotGradeIsNoFaultOfTheSubmission(t *testing.T) {
	_, err := open(t, time.Minute).Grade(t.Context(), crew.Request{{Exercise: "bad machine"}})
	assert.EqualError(t, err, "grade on this machine: there is no Go here", "Grade")
}

func TestTheEndOfTheContextEndsTheWork(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	c := open(t, time.Minute)
	go stop() // Grade waits for it
	_, err := c.Grade(ctx, crew.Request{{Exercise: "hang"}})
	assert.ErrorIs(t, err, context.Canceled, "Grade")
}
