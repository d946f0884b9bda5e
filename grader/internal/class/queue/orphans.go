package queue

import (
	"context"
	"encoding/json"
	"fmt"

	"interleave/grader/internal/class/store"
)

// Leftover returns the units of which a job like j is still to be done, by whoever
// works on the class. Who is [Alone] with it begins with an empty queue: what is
// to be done is known from the results, and what an earlier run has queued
// overlaps with it.
func Leftover(ctx context.Context, s *store.Store, j Job) (map[string]bool, error) {
	units := make(map[string]bool)
	if s.Pool == nil {
		if _, err := s.DB.ExecContext(ctx, `DELETE FROM river_job WHERE kind = 'grade'`); err != nil {
			return nil, fmt.Errorf("empty the queue: %w", err)
		}
		return units, nil
	}
	rows, err := s.DB.QueryContext(ctx, `SELECT args FROM river_job WHERE kind = 'grade'
		AND state IN ('available', 'pending', 'retryable', 'running', 'scheduled')
		AND args->>'grader' = $1 AND CAST(args->>'round' AS BIGINT) = $2`, j.Grader, j.Round)
	if err != nil {
		return nil, fmt.Errorf("look what is queued: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var text []byte
		var queued Job
		if err := rows.Scan(&text); err != nil {
			return nil, fmt.Errorf("look what is queued: %w", err)
		}
		if err := json.Unmarshal(text, &queued); err != nil {
			return nil, fmt.Errorf("read a job that somebody else queued: %w", err)
		}
		for _, u := range queued.Units {
			units[u] = true
		}
	}
	return units, rows.Err()
}

// Alone makes this process the only one that grades the class in a file, until
// it ends in whatever way: what keeps the others out is a lock of SQLite's on a
// file beside it, which the system takes back. A PostgreSQL database is there
// for many, and needs no such thing.
func Alone(ctx context.Context, s *store.Store) (release func(), err error) {
	if s.Pool != nil {
		return func() {}, nil
	}
	release, err = s.Lock(ctx, "-run", 0)
	if err != nil {
		return nil, fmt.Errorf("another class run is grading %s: %w", s.Name, err)
	}
	return release, nil
}
