package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"

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

// prepare makes what is missing of the tables, ours and the queue's.
func (s *Store) prepare(ctx context.Context) error {
	if err := s.inTransaction(ctx, s.tables); err != nil {
		return err
	}
	return explain(s.migrateQueue(ctx))
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

func (s *Store) migrateQueue(ctx context.Context) error {
	if s.Pool != nil {
		m, err := rivermigrate.New(riverpgxv5.New(s.Pool), nil)
		if err == nil {
			_, err = m.Migrate(ctx, rivermigrate.DirectionUp, nil)
		}
		return err
	}
	m, err := rivermigrate.New(riversqlite.New(s.DB), nil)
	if err == nil {
		_, err = m.Migrate(ctx, rivermigrate.DirectionUp, nil)
	}
	return err
}
