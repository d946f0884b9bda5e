package store

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
)

// patience is how long a program waits for another that writes to its file.
const patience = 10 * time.Second

// Open opens the class in a file, or in a PostgreSQL database if name begins
// with postgres://, and makes what is missing of it. Programs that open it at once
// do so one after the other.
func Open(ctx context.Context, name string) (*Store, error) {
	s, err := connect(ctx, name)
	if err != nil {
		return nil, err
	}
	if err := s.exclusively(ctx, s.prepare); err != nil {
		s.Close()
		return nil, fmt.Errorf("open the class in %s: %w", s.Name, err)
	}
	return s, nil
}

func connect(ctx context.Context, name string) (*Store, error) {
	if !Shared(name) {
		db, err := sql.Open("sqlite", address(name))
		if err != nil {
			return nil, fmt.Errorf("open the class in %s: %w", name, err)
		}
		db.SetMaxOpenConns(1)
		return &Store{Name: name, DB: db}, nil
	}
	pool, err := pgxpool.New(ctx, name)
	if err != nil {
		return nil, fmt.Errorf("open the class in %s: %w", public(name), err)
	}
	return &Store{Name: public(name), Pool: pool, DB: stdlib.OpenDBFromPool(pool)}, nil
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

// address is the file and how to use it. A transaction takes the write lock when it
// begins, or two that have both read could not both go on to write. Without a flush
// at every commit a power cut may take the last results with it, but never half of
// one, and they are graded again.
func address(file string) string {
	return fileURL(file, url.Values{
		"_pragma": {fmt.Sprintf("busy_timeout(%d)", patience.Milliseconds()), "journal_mode(WAL)", "synchronous(NORMAL)"},
		"_txlock": {"immediate"},
	})
}
