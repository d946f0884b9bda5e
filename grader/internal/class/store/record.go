package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"interleave/grader/internal/class/roster"
)

// Record notes what came of fetching from one student: a problem, or units and
// the attempt that consists of them. An attempt with the same files as the
// newest one is that attempt, and stays when it was.
func (s *Store) Record(ctx context.Context, r roster.Student, problem string, a Attempt, units []Unit) error {
	line, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("record %s: %w", r.ID, err)
	}
	if known, err := s.known(ctx, r, string(line), problem, a); known || err != nil {
		return err
	}
	return s.inTransaction(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec(`INSERT INTO class_student (id, position, listed, line, problem) VALUES ($1, $2, 1, $3, $4)
			ON CONFLICT (id) DO UPDATE SET position = excluded.position, listed = 1, line = excluded.line, problem = excluded.problem`,
			r.ID, r.Position, string(line), problem)
		if err != nil || problem != "" {
			return err
		}
		for _, u := range units {
			if err := u.insert(tx); err != nil {
				return err
			}
		}
		return record(tx, r.ID, a)
	})
}

// known reports whether there is nothing new to record, as for most of a class
// when it is graded again: to look is much cheaper than to write.
func (s *Store) known(ctx context.Context, r roster.Student, line, problem string, a Attempt) (bool, error) {
	var same int
	err := s.DB.QueryRowContext(ctx, `SELECT COUNT(*) FROM class_student
		WHERE id = $1 AND position = $2 AND listed = 1 AND line = $3 AND problem = $4`, r.ID, r.Position, line, problem).Scan(&same)
	if err != nil || same == 0 || problem != "" {
		return same > 0, explain(err)
	}
	latest, err := bodies[Attempt](s.DB, `SELECT body FROM class_attempt WHERE student = $1 ORDER BY number DESC LIMIT 1`, r.ID)
	if err != nil || len(latest) == 0 {
		return false, err
	}
	return maps.Equal(latest[0].Units, a.Units) && slices.Equal(latest[0].Absent, a.Absent), nil
}

func record(tx *sql.Tx, student string, a Attempt) error {
	before, err := attempts(tx, student)
	if err != nil {
		return err
	}
	a.Number = len(before) + 1
	if n := len(before); n > 0 && maps.Equal(before[n-1].handedIn(), a.handedIn()) {
		// The course may have another exercise by now.
		before[n-1].Units, before[n-1].Absent = a.Units, a.Absent
		a = before[n-1]
	}
	body, err := json.Marshal(a)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`INSERT INTO class_attempt (student, number, body) VALUES ($1, $2, $3)
		ON CONFLICT (student, number) DO UPDATE SET body = excluded.body`, student, a.Number, string(body))
	return err
}

// handedIn are the units that are files.
func (a Attempt) handedIn() map[string]string {
	units := maps.Clone(a.Units)
	for _, id := range a.Absent {
		delete(units, id)
	}
	return units
}
