// Package queue hands out the work of grading a class. The jobs are River's and
// lie in the class's own database, so that what is to be done and what was done
// are never apart; retries, uniqueness and timeouts are River's too. Jobs whose
// worker died are taken over at once, and not when River would.
package queue

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivertype"

	"interleave/grader/internal/class/store"
)

// A Job is units to be graded by one grader.
type Job struct {
	Units  []string `json:"units" river:"unique"`
	Grader string   `json:"grader" river:"unique"`
	Round  int      `json:"round" river:"unique"`
}

// Kind names jobs in the database.
func (Job) Kind() string { return "grade" }

// InsertOpts keeps a job from being queued twice while the first one is still
// to be done.
func (Job) InsertOpts() river.InsertOpts {
	return river.InsertOpts{MaxAttempts: attempts, UniqueOpts: river.UniqueOpts{ByArgs: true, ByState: []rivertype.JobState{
		rivertype.JobStateAvailable, rivertype.JobStatePending, rivertype.JobStateRunning,
		rivertype.JobStateRetryable, rivertype.JobStateScheduled,
	}}}
}

// attempts is how often a job is tried whose worker could not put the result
// into the database. What is wrong with a submission is no failed job.
const attempts = 100

// Options say how a process works.
type Options struct {
	Workers int           // jobs at once
	Longest time.Duration // a job that takes longer is given up and tried again
	Do      func(context.Context, Job) error
	Log     *slog.Logger
}

// A client is River's, for one kind of database or the other.
type client interface {
	InsertMany(ctx context.Context, params []river.InsertManyParams) ([]*rivertype.JobInsertResult, error)
	Start(ctx context.Context) error
	StopAndCancel(ctx context.Context) error
}

// A Queue is a class's jobs.
type Queue struct {
	client   client
	presence *presence // nil for SQLite, where nobody else is
}

// Open makes a queue that adds jobs and, once started, works them.
func Open(s *store.Store, o Options) (*Queue, error) {
	var q Queue
	var err error
	if s.Pool != nil {
		q.presence = newPresence(s.Pool)
		q.client, err = newClient(riverpgxv5.New(s.Pool), q.presence.name(), o)
	} else {
		q.client, err = newClient(riversqlite.New(s.DB), "", o)
	}
	if err != nil {
		return nil, fmt.Errorf("open the queue: %w", err)
	}
	return &q, nil
}

func newClient[Tx any](driver riverdriver.Driver[Tx], name string, o Options) (*river.Client[Tx], error) {
	workers := river.NewWorkers()
	river.AddWorker(workers, &worker{do: o.Do})
	config := &river.Config{
		ID: name, Workers: workers, Logger: o.Log, RetryPolicy: patience{},
		JobTimeout: o.Longest, RescueStuckJobsAfter: o.Longest + time.Minute,
		FetchCooldown: fetchCooldown, FetchPollInterval: fetchEvery,
	}
	if o.Workers > 0 {
		config.Queues = map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: o.Workers}}
	}
	return river.NewClient(driver, config)
}

// SQLite tells nobody of a new job, so it is asked. A job takes seconds.
const (
	fetchCooldown = 50 * time.Millisecond
	fetchEvery    = 200 * time.Millisecond
)

type worker struct {
	river.WorkerDefaults[Job]
	do func(context.Context, Job) error
}

// Work grades a job's units.
func (w *worker) Work(ctx context.Context, job *river.Job[Job]) error { return w.do(ctx, job.Args) }

// patience says when a job is tried again that failed: soon, because what
// failed is a database that was away.
type patience struct{}

// NextRetry waits longer each time, up to half a minute.
func (patience) NextRetry(job *rivertype.JobRow) time.Time {
	return time.Now().Add(min(time.Second<<min(len(job.Errors), 5), 30*time.Second))
}

// atOnce is how many jobs are inserted by one statement.
const atOnce = 500

// Add queues jobs, except those that are queued already.
func (q *Queue) Add(ctx context.Context, jobs []Job) error {
	for len(jobs) > 0 {
		n := min(len(jobs), atOnce)
		params := make([]river.InsertManyParams, n)
		for i, j := range jobs[:n] {
			params[i].Args = j
		}
		if _, err := q.client.InsertMany(ctx, params); err != nil {
			return fmt.Errorf("queue %d jobs: %w", n, err)
		}
		jobs = jobs[n:]
	}
	return nil
}

// Start begins to work. Call Stop before the process ends.
func (q *Queue) Start(ctx context.Context) error {
	if q.presence != nil {
		if err := q.presence.begin(ctx); err != nil {
			return fmt.Errorf("start the queue: %w", err)
		}
	}
	if err := q.client.Start(context.WithoutCancel(ctx)); err != nil {
		return fmt.Errorf("start the queue: %w", err)
	}
	return nil
}

// Stop ends the work on all jobs and waits until they are back in the queue.
func (q *Queue) Stop(ctx context.Context) error {
	ctx, stop := context.WithTimeout(context.WithoutCancel(ctx), 15*time.Second)
	defer stop()
	err := q.client.StopAndCancel(ctx)
	if q.presence != nil {
		q.presence.end(ctx)
	}
	if err != nil {
		return fmt.Errorf("stop the queue: %w", err)
	}
	return nil
}
