package queue

import (
	"context"
	"database/sql"
	"fmt"

	"interleave/grader/internal/class/store"
)

// Adopt puts back into the queue the jobs that somebody was at work on. It is
// for whoever knows to be alone with the class: without it, jobs of a process
// that was killed would wait until River takes them for stuck.
func Adopt(ctx context.Context, s *store.Store) error {
	_, err := s.DB.ExecContext(ctx, `UPDATE river_job SET state = 'available' WHERE kind = 'grade' AND state IN ('running', 'retryable')`)
	if err != nil {
		return fmt.Errorf("take over the work of a process that was ended: %w", err)
	}
	return nil
}

// Alone makes this process the only one that grades the class in a file, until
// it ends in whatever way: what keeps the others out is a lock of SQLite's on a
// file beside it, which the system takes back. A PostgreSQL database is there
// for many, and needs no such thing.
func Alone(ctx context.Context, s *store.Store) (release func(), err error) {
	if s.Pool != nil {
		return func() {}, nil
	}
	db, err := sql.Open("sqlite", "file:"+s.Name+"-run?_txlock=exclusive")
	if err != nil {
		return nil, fmt.Errorf("lock %s: %w", s.Name, err)
	}
	db.SetMaxOpenConns(1)
	tx, err := db.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		db.Close()
		return nil, fmt.Errorf("another class run is grading %s: %w", s.Name, err)
	}
	return func() {
		_ = tx.Rollback()
		db.Close()
	}, nil
}
