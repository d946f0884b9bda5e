package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Open opens the class in a file, or in a PostgreSQL database if name begins
// with postgres://, and makes what is missing of it.
func Open(ctx context.Context, name string) (*Store, error) {
	s, err := connect(ctx, name)
	if err != nil {
		return nil, err
	}
	if err := s.prepare(ctx); err != nil {
		s.Close()
		return nil, fmt.Errorf("open the class in %s: %w", s.Name, err)
	}
	return s, nil
}

func connect(ctx context.Context, name string) (*Store, error) {
	if !Shared(name) {
		return openFile(ctx, name)
	}
	pool, err := pgxpool.New(ctx, name)
	if err != nil {
		return nil, fmt.Errorf("open the class in %s: %w", public(name), err)
	}
	return &Store{Name: public(name), Pool: pool, DB: stdlib.OpenDBFromPool(pool)}, nil
}

func openFile(ctx context.Context, name string) (*Store, error) {
	db, err := sql.Open("sqlite", address(name))
	if err != nil {
		return nil, fmt.Errorf("open the class in %s: %w", name, err)
	}
	db.SetMaxOpenConns(1)
	if err := patiently(ctx, db.PingContext); err != nil {
		db.Close()
		return nil, fmt.Errorf("open the class in %s: %w", name, explain(err))
	}
	return &Store{Name: name, DB: db}, nil
}

// patience is how long a program waits for another that writes to its file, and
// pause how long it waits before it asks again where SQLite does not wait.
const (
	patience = 10 * time.Second
	pause    = 10 * time.Millisecond
)

// patiently does what makes the first connection. That turns a new file's
// journal into a write-ahead log, which SQLite, unlike all else, does not wait
// for its turn to do.
func patiently(ctx context.Context, do func(context.Context) error) error {
	tick := time.NewTicker(pause)
	defer tick.Stop()
	for range patience / pause {
		err := do(ctx)
		var lite *sqlite.Error
		if !errors.As(err, &lite) || lite.Code()&0xff != sqlite3.SQLITE_BUSY {
			return err
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return do(ctx)
}

// Shared reports whether a class of this name can be opened by many machines.
func Shared(name string) bool {
	return strings.HasPrefix(name, "postgres://") || strings.HasPrefix(name, "postgresql://")
}

// public takes the password out of a database's address.
func public(name string) string {
	u, err := url.Parse(name)
	if err != nil {
		return "the PostgreSQL database"
	}
	return u.Redacted()
}

// address is how the driver wants a file named. A transaction takes the write
// lock when it begins, or two that have both read could not both go on to
// write. Without a flush at every commit a power cut may take the last results
// with it, but never half of one, and they are graded again.
func address(file string) string {
	pragmas := url.Values{
		"_pragma": {fmt.Sprintf("busy_timeout(%d)", patience.Milliseconds()), "journal_mode(WAL)", "synchronous(NORMAL)"},
		"_txlock": {"immediate"},
	}
	u := url.URL{Scheme: "file", Opaque: (&url.URL{Path: filepath.ToSlash(file)}).EscapedPath(), RawQuery: pragmas.Encode()}
	return u.String()
}
