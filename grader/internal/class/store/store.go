// Package store keeps a class: who is in it, every attempt that was handed in,
// every result. It is one SQLite file, or a PostgreSQL database that many
// machines share.
//
// What was handed in is kept by content. A [Unit] is one file for one exercise;
// students who handed in the same bytes share it, and so do their results.
// Nothing is ever changed in place but what a newer answer replaces, so that
// whatever instant a process dies at, the rows are as they were or as they
// should be.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5/pgxpool"
)

// A Store is an open class.
type Store struct {
	Name string        // as a person names it, without a password
	DB   *sql.DB       // for SQLite, one connection: it has one writer at a time anyway
	Pool *pgxpool.Pool // nil for SQLite
}

// Close closes the class.
func (s *Store) Close() {
	s.DB.Close()
	if s.Pool != nil {
		s.Pool.Close()
	}
}

// inTransaction runs do in a transaction of its own.
func (s *Store) inTransaction(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := s.DB.BeginTx(ctx, nil)
	if err != nil {
		return explain(err)
	}
	if err := do(tx); err != nil {
		return errors.Join(explain(err), tx.Rollback())
	}
	if err := tx.Commit(); err != nil {
		return explain(err)
	}
	return nil
}

// Away reports whether the database does not answer.
func (s *Store) Away(ctx context.Context) bool { return s.DB.PingContext(ctx) != nil }

// Queued counts the jobs that are still to be done.
func (s *Store) Queued(ctx context.Context) (n int, err error) {
	err = s.DB.QueryRowContext(ctx, `SELECT COUNT(*) FROM river_job
		WHERE kind = 'grade' AND state IN ('available', 'pending', 'retryable', 'running', 'scheduled')`).Scan(&n)
	return n, err
}

// Version is different whenever anything that a board shows is.
func (s *Store) Version(ctx context.Context) (string, error) {
	var all []any
	var text string
	for _, query := range []string{
		`SELECT COUNT(*) || ' ' || COALESCE(SUM(round), 0) || ' ' || COALESCE(MAX(graded_at), '') FROM class_result`,
		`SELECT COUNT(*) || '' FROM class_attempt`,
		`SELECT COUNT(*) || ' ' || COALESCE(SUM(LENGTH(line) + LENGTH(problem)), 0) || ' ' || COALESCE(SUM(listed), 0) FROM class_student`,
		`SELECT COUNT(*) || ' ' || COALESCE(MAX(body), '') FROM class_override`,
		`SELECT COALESCE(MAX(number), 0) || '' FROM class_grader`,
	} {
		if err := s.DB.QueryRowContext(ctx, query).Scan(&text); err != nil {
			return "", explain(err)
		}
		all = append(all, text)
	}
	return fmt.Sprint(all...), nil
}
