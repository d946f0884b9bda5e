package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivermigrate"
)

// version is that of the tables. A program that finds a later one leaves them
// alone.
const version = 1

// tables are written so that SQLite and PostgreSQL understand them alike.
// Bodies are JSON; times are text in UTC, which compares as times do.
var tables = []string{
	`CREATE TABLE IF NOT EXISTS class_meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)`,
	`CREATE TABLE IF NOT EXISTS class_student (
		id TEXT PRIMARY KEY, position BIGINT NOT NULL, listed BIGINT NOT NULL, line TEXT NOT NULL, problem TEXT NOT NULL)`,
	`CREATE TABLE IF NOT EXISTS class_attempt (
		student TEXT NOT NULL, number BIGINT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (student, number))`,
	`CREATE TABLE IF NOT EXISTS class_unit (id TEXT PRIMARY KEY, exercise TEXT NOT NULL, file TEXT NOT NULL)`,
	`CREATE TABLE IF NOT EXISTS class_grader (
		id TEXT PRIMARY KEY, number BIGINT NOT NULL, info TEXT NOT NULL, round BIGINT NOT NULL)`,
	`CREATE TABLE IF NOT EXISTS class_result (
		unit TEXT NOT NULL, grader TEXT NOT NULL, round BIGINT NOT NULL, graded_at TEXT NOT NULL, wall_ms BIGINT NOT NULL,
		status TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (unit, grader))`,
	`CREATE TABLE IF NOT EXISTS class_override (
		student TEXT NOT NULL, exercise TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (student, exercise))`,
}

// prepare makes what is missing of the tables, ours and the queue's. In a file
// that is one transaction: of two programs that begin with it at once, the
// second would otherwise make the queue's tables between two steps of the first.
func (s *Store) prepare(ctx context.Context) error {
	if s.Pool != nil {
		return s.exclusively(ctx, func(ctx context.Context) error {
			if err := s.inTransaction(ctx, s.tables); err != nil {
				return err
			}
			return explain(migrate(riverpgxv5.New(s.Pool), func(m *rivermigrate.Migrator[pgx.Tx]) (*rivermigrate.MigrateResult, error) {
				return m.Migrate(ctx, rivermigrate.DirectionUp, nil)
			}))
		})
	}
	return s.inTransaction(ctx, func(tx *sql.Tx) error {
		if err := s.tables(tx); err != nil {
			return err
		}
		return migrate(riversqlite.New(s.DB), func(m *rivermigrate.Migrator[*sql.Tx]) (*rivermigrate.MigrateResult, error) {
			return m.MigrateTx(ctx, tx, rivermigrate.DirectionUp, nil)
		})
	})
}

func (s *Store) tables(tx *sql.Tx) error {
	for _, table := range tables {
		if _, err := tx.Exec(table); err != nil {
			return err
		}
	}
	var found string
	err := tx.QueryRow(`SELECT value FROM class_meta WHERE name = 'version'`).Scan(&found)
	if errors.Is(err, sql.ErrNoRows) {
		_, err = tx.Exec(`INSERT INTO class_meta (name, value) VALUES ('version', $1)`, strconv.Itoa(version))
		return err
	}
	if err != nil {
		return err
	}
	if n, err := strconv.Atoi(found); err != nil || n > version {
		return fmt.Errorf("it was made by a newer version of this program (tables of version %s, this one knows %d)", found, version)
	}
	return nil
}

// migrate brings the queue's tables up to date by run.
func migrate[Tx any](d riverdriver.Driver[Tx], run func(*rivermigrate.Migrator[Tx]) (*rivermigrate.MigrateResult, error)) error {
	m, err := rivermigrate.New(d, nil)
	if err == nil {
		_, err = run(m)
	}
	return err
}

// preparing is the number of the lock under which tables are made. Machines
// that start together would otherwise make them twice.
const preparing = 0x696c76

// exclusively runs do while no other machine that shares the database does.
func (s *Store) exclusively(ctx context.Context, do func(context.Context) error) error {
	c, err := s.Pool.Acquire(ctx)
	if err != nil {
		return err
	}
	defer c.Release()
	if _, err := c.Exec(ctx, `SELECT pg_advisory_lock($1)`, preparing); err != nil {
		return err
	}
	err = do(ctx)
	_, unlock := c.Exec(context.WithoutCancel(ctx), `SELECT pg_advisory_unlock($1)`, preparing)
	return errors.Join(err, unlock)
}
