package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"

	"interleave/grader"
	"interleave/grader/internal/class/roster"
)

// An Attempt is what a student had handed in at one time. Its files are units:
// exercise ID → [Unit.ID], and an exercise that was not handed in has one too.
type Attempt struct {
	Number     int               `json:"number"` // from 1
	At         time.Time         `json:"at"`     // zero if nobody knows
	Repository string            `json:"repository,omitempty"`
	Commit     string            `json:"commit,omitempty"`
	Path       string            `json:"path,omitempty"`
	Units      map[string]string `json:"units"`
	Sums       map[string]string `json:"sums"`             // exercise ID → sha256 of the file
	Paths      map[string]string `json:"paths"`            // exercise ID → where it lay below Path
	Absent     []string          `json:"absent,omitempty"` // exercises whose unit is the absence of a file
	Notes      []grader.Note     `json:"notes"`
}

// ordered lists the attempt's units, without their files, in the order of their
// exercises.
func (a Attempt) ordered() []Unit {
	var all []Unit
	for _, exercise := range slices.Sorted(maps.Keys(a.Units)) {
		all = append(all, Unit{ID: a.Units[exercise], Exercise: exercise})
	}
	return all
}

// A Student is a line of the roster with all that became of it.
type Student struct {
	roster.Student
	Problem   string // why the newest submission could not be taken in, or ""
	Attempts  []Attempt
	Overrides []Override
}

// Latest is the newest attempt, or nil.
func (s *Student) Latest() *Attempt {
	if len(s.Attempts) == 0 {
		return nil
	}
	return &s.Attempts[len(s.Attempts)-1]
}

// A queryer is a database or a transaction.
type queryer interface {
	Query(query string, args ...any) (*sql.Rows, error)
}

func attempts(q queryer, student string) ([]Attempt, error) {
	return bodies[Attempt](q, `SELECT body FROM class_attempt WHERE student = $1 ORDER BY number`, student)
}

// bodies reads rows of one column of JSON.
func bodies[T any](q queryer, query string, args ...any) ([]T, error) {
	rows, err := q.Query(query, args...)
	if err != nil {
		return nil, explain(err)
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		var text string
		var one T
		if err := rows.Scan(&text); err != nil {
			return nil, explain(err)
		}
		if err := json.Unmarshal([]byte(text), &one); err != nil {
			return nil, fmt.Errorf("read a row that somebody else wrote: %w", err)
		}
		all = append(all, one)
	}
	return all, rows.Err()
}

// Keep takes off the list everybody who is not among ids. What they handed in
// stays.
func (s *Store) Keep(ctx context.Context, ids map[string]bool) error {
	return s.inTransaction(ctx, func(tx *sql.Tx) error {
		listed, err := tx.Query(`SELECT id FROM class_student WHERE listed = 1`)
		if err != nil {
			return err
		}
		gone, err := absent(listed, ids)
		for _, id := range gone {
			if err == nil {
				_, err = tx.Exec(`UPDATE class_student SET listed = 0 WHERE id = $1`, id)
			}
		}
		return err
	})
}

func absent(rows *sql.Rows, ids map[string]bool) ([]string, error) {
	defer rows.Close()
	var gone []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		if !ids[id] {
			gone = append(gone, id)
		}
	}
	return gone, rows.Err()
}

// Students returns everybody on the list, in the roster's order.
func (s *Store) Students(ctx context.Context) ([]Student, error) {
	rows, err := s.DB.QueryContext(ctx, `SELECT line, problem FROM class_student WHERE listed = 1 ORDER BY position, id`)
	if err != nil {
		return nil, explain(err)
	}
	var all []Student
	for rows.Next() {
		var line string
		var one Student
		if err = rows.Scan(&line, &one.Problem); err == nil {
			err = json.Unmarshal([]byte(line), &one.Student)
		}
		if err != nil {
			break
		}
		all = append(all, one)
	}
	if rows.Close(); err != nil {
		return nil, fmt.Errorf("list the class: %w", explain(err))
	}
	for i := range all {
		if err := s.complete(&all[i]); err != nil {
			return nil, fmt.Errorf("read what %s handed in: %w", all[i].ID, err)
		}
	}
	return all, rows.Err()
}

func (s *Store) complete(one *Student) (err error) {
	if one.Attempts, err = attempts(s.DB, one.ID); err != nil {
		return err
	}
	one.Overrides, err = bodies[Override](s.DB, `SELECT body FROM class_override WHERE student = $1 ORDER BY exercise`, one.ID)
	return err
}
