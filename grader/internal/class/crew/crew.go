// Package crew grades in processes of its own. A submission may not only be
// wrong; it may be made to break whatever looks at it: to overflow the stack of
// a parser, to fill the memory of a compiler. What breaks then is one member of
// the crew, and everybody else's work goes on.
package crew

import (
	"context"
	"fmt"
	"os/exec"
	"sync"
	"time"

	"interleave/grader"
)

// A Request is files to grade. They need not be one student's, nor for different
// exercises. A request without any asks only who you are.
type Request []Piece

// A Piece is one file, nil if none was handed in, and which exercise it is for.
type Piece struct {
	Exercise string       `json:"exercise"`
	File     *grader.File `json:"file"`
}

// An Answer is the verdicts on them.
type Answer struct {
	Info    grader.Info             `json:"info"`
	Results []grader.ExerciseResult `json:"results"` // one for each piece, in their order
	WallMS  int64                   `json:"wall_ms"`
	Problem string                  `json:"problem,omitempty"` // why nothing can be graded here
}

// A BrokenError is a request that a member did not survive.
type BrokenError struct{ Reason string }

// Error says how the last one ended.
func (e *BrokenError) Error() string { return "the grader did not survive it: " + e.Reason }

// A Crew is processes that grade, each one request at a time.
type Crew struct {
	Command  func() *exec.Cmd // starts a member, which calls [Serve]
	Patience time.Duration    // how long a request may take

	mu    sync.Mutex
	idle  []*member
	alone sync.RWMutex // held for writing by who wants nobody else at work
}

// Grade has a request answered. One that breaks a member is a [BrokenError], and
// whoever asked may find out which piece of it does. For a single piece that is
// not yet true: it is tried again with nobody else at work, in case it was the
// others who took all the memory. Any other error is ours, or the end of ctx.
func (c *Crew) Grade(ctx context.Context, r Request) (Answer, error) {
	answer, dead, err := c.together(ctx, r)
	if dead != "" && err == nil && len(r) <= 1 {
		answer, dead, err = c.byItself(ctx, r)
	}
	if dead == "" || err != nil {
		return answer, err
	}
	return answer, &BrokenError{Reason: dead}
}

func (c *Crew) together(ctx context.Context, r Request) (Answer, string, error) {
	c.alone.RLock()
	defer c.alone.RUnlock()
	return c.try(ctx, r)
}

func (c *Crew) byItself(ctx context.Context, r Request) (Answer, string, error) {
	c.alone.Lock()
	defer c.alone.Unlock()
	return c.try(ctx, r)
}

// try gives a request to a member; dead says how it broke the member.
func (c *Crew) try(ctx context.Context, r Request) (answer Answer, dead string, err error) {
	m, err := c.member()
	if err != nil {
		return Answer{}, "", err
	}
	answer, dead = m.ask(ctx, r, c.Patience)
	if err := ctx.Err(); err != nil {
		m.end()
		return Answer{}, "", err
	}
	if dead != "" {
		m.end()
		return Answer{}, dead, nil
	}
	if answer.Problem != "" {
		m.end()
		return answer, "", fmt.Errorf("grade on this machine: %s", answer.Problem)
	}
	c.mu.Lock()
	c.idle = append(c.idle, m)
	c.mu.Unlock()
	return answer, "", nil
}

// member takes an idle member, or starts one.
func (c *Crew) member() (*member, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if n := len(c.idle); n > 0 {
		m := c.idle[n-1]
		c.idle = c.idle[:n-1]
		return m, nil
	}
	return start(c.Command())
}

// Close ends all members that are idle. Nobody may be at work any more.
func (c *Crew) Close() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, m := range c.idle {
		m.end()
	}
	c.idle = nil
}
