package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"time"
)

// preparing is the number of the lock under which tables are made. Machines
// that start together would otherwise make them twice.
const preparing = 0x696c76

// exclusively runs do while no other process does.
func (s *Store) exclusively(ctx context.Context, do func(context.Context) error) error {
	if s.Pool == nil {
		return s.locked(ctx, do)
	}
	c, err := s.Pool.Acquire(ctx)
	if err != nil {
		return explain(err)
	}
	defer c.Release()
	if _, err := c.Exec(ctx, `SELECT pg_advisory_lock($1)`, preparing); err != nil {
		return explain(err)
	}
	err = do(ctx)
	_, unlock := c.Exec(context.WithoutCancel(ctx), `SELECT pg_advisory_unlock($1)`, preparing)
	return errors.Join(err, unlock)
}

// locked does that for a file. A transaction in it would not do: SQLite does not
// wait for its turn to turn on the write-ahead log, and the queue makes its tables
// in several transactions.
func (s *Store) locked(ctx context.Context, do func(context.Context) error) error {
	release, err := s.Lock(ctx, "-open", patience)
	if err != nil {
		return err
	}
	defer release()
	return do(ctx)
}

// Lock locks a file beside that of the class, which is called like it with suffix
// at the end, and waits for whoever has it for as long as wait. The lock is
// SQLite's, and the system takes it back when the process ends in whatever way.
func (s *Store) Lock(ctx context.Context, suffix string, wait time.Duration) (release func(), err error) {
	options := url.Values{"_txlock": {"exclusive"}, "_pragma": {fmt.Sprintf("busy_timeout(%d)", wait.Milliseconds())}}
	db, err := sql.Open("sqlite", fileURL(s.Name+suffix, options))
	if err != nil {
		return nil, fmt.Errorf("lock %s: %w", s.Name, err)
	}
	db.SetMaxOpenConns(1)
	tx, err := db.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		db.Close()
		return nil, explain(err)
	}
	return func() {
		_ = tx.Rollback()
		db.Close()
	}, nil
}

// fileURL is how the driver wants a file named.
func fileURL(file string, options url.Values) string {
	u := url.URL{Scheme: "file", Opaque: (&url.URL{Path: filepath.ToSlash(file)}).EscapedPath(), RawQuery: options.Encode()}
	return u.String()
}
