package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"interleave/grader"
)

// A Grader is who reaches verdicts: a version of the grader with the suites, the
// Go version and the box that go with it. Results of two graders are two
// results.
type Grader struct {
	ID   string
	Info grader.Info

	// Round counts how often everything was to be graded again by the same
	// grader, from 1. A result of an earlier round counts until there is one of
	// this round.
	Round int
}

// Use returns the grader as the class knows it, as the newest one. With again
// set it begins another round.
func (s *Store) Use(ctx context.Context, g Grader, again bool) (Grader, error) {
	info, err := json.Marshal(g.Info)
	if err != nil {
		return g, fmt.Errorf("use the grader: %w", err)
	}
	err = s.inTransaction(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec(`INSERT INTO class_grader (id, number, info, round)
			SELECT CAST($1 AS TEXT), COALESCE(MAX(number), 0) + 1, CAST($2 AS TEXT), 1 FROM class_grader WHERE TRUE
			ON CONFLICT (id) DO NOTHING`, g.ID, string(info))
		if err != nil {
			return err
		}
		// It may be an older version that was brought back.
		_, err = tx.Exec(`UPDATE class_grader SET number = (SELECT MAX(number) + 1 FROM class_grader)
			WHERE id = $1 AND number < (SELECT MAX(number) FROM class_grader)`, g.ID)
		if err != nil {
			return err
		}
		if again {
			if _, err := tx.Exec(`UPDATE class_grader SET round = round + 1 WHERE id = $1`, g.ID); err != nil {
				return err
			}
		}
		return tx.QueryRow(`SELECT round FROM class_grader WHERE id = $1`, g.ID).Scan(&g.Round)
	})
	return g, err
}

// Newest returns who is to grade the class now.
func (s *Store) Newest(ctx context.Context) (g Grader, err error) {
	err = s.DB.QueryRowContext(ctx, `SELECT id, round FROM class_grader ORDER BY number DESC LIMIT 1`).Scan(&g.ID, &g.Round)
	if err != nil {
		return g, fmt.Errorf("look who grades: %w", explain(err))
	}
	return g, nil
}

// Missing returns all units, without their files, that an attempt of somebody on the
// list needs and that the grader owes a result of this round, in a fixed order.
// Of earlier attempts only those count that were never graded at all.
func (s *Store) Missing(ctx context.Context, g Grader) ([]Unit, error) {
	now, err := s.graded(ctx, `SELECT unit FROM class_result WHERE grader = $1 AND round >= $2`, g.ID, g.Round)
	if err != nil {
		return nil, err
	}
	ever, err := s.graded(ctx, `SELECT unit FROM class_result`)
	if err != nil {
		return nil, err
	}
	latest, err := bodies[Attempt](s.DB, `SELECT a.body FROM class_attempt a JOIN class_student s ON s.id = a.student WHERE s.listed = 1
		AND a.number = (SELECT MAX(number) FROM class_attempt WHERE student = a.student) ORDER BY s.position, s.id`)
	if err != nil {
		return nil, err
	}
	earlier, err := bodies[Attempt](s.DB, `SELECT a.body FROM class_attempt a JOIN class_student s ON s.id = a.student WHERE s.listed = 1
		AND a.number < (SELECT MAX(number) FROM class_attempt WHERE student = a.student) ORDER BY s.position, s.id, a.number`)
	if err != nil {
		return nil, err
	}
	return append(without(latest, now), without(earlier, ever, now)...), nil
}

// without lists the units of the attempts, each once, that none of the sets
// has, and adds them to the last set.
func without(attempts []Attempt, sets ...map[string]bool) []Unit {
	var all []Unit
	for _, a := range attempts {
		for _, u := range a.ordered() {
			if slices.ContainsFunc(sets, func(set map[string]bool) bool { return set[u.ID] }) {
				continue
			}
			all = append(all, u)
			sets[len(sets)-1][u.ID] = true
		}
	}
	return all
}

// Done counts the results of this round.
func (s *Store) Done(ctx context.Context, g Grader) (n int, err error) {
	err = s.DB.QueryRowContext(ctx, `SELECT COUNT(*) FROM class_result WHERE grader = $1 AND round >= $2`, g.ID, g.Round).Scan(&n)
	if err != nil {
		return 0, explain(err)
	}
	return n, nil
}

func (s *Store) graded(ctx context.Context, query string, args ...any) (map[string]bool, error) {
	rows, err := s.DB.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, explain(err)
	}
	defer rows.Close()
	all := make(map[string]bool)
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, explain(err)
		}
		all[id] = true
	}
	return all, rows.Err()
}

// A Result is the verdict on a unit.
type Result struct {
	grader.ExerciseResult
	Info     grader.Info
	Grader   string // Grader.ID
	GradedAt time.Time
	Wall     time.Duration
}

// Put keeps a result. A second one of the same round, by a worker that was
// taken for dead, changes nothing.
func (s *Store) Put(ctx context.Context, unit string, g Grader, r Result) error {
	body, err := json.Marshal(r.ExerciseResult)
	if err != nil {
		return fmt.Errorf("keep the result of %s: %w", unit, err)
	}
	_, err = s.DB.ExecContext(ctx, `INSERT INTO class_result (unit, grader, round, graded_at, wall_ms, status, body)
		VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (unit, grader) DO UPDATE SET round = excluded.round, graded_at = excluded.graded_at,
			wall_ms = excluded.wall_ms, status = excluded.status, body = excluded.body
		WHERE class_result.round < excluded.round`,
		unit, g.ID, g.Round, r.GradedAt.UTC().Format(time.RFC3339), r.Wall.Milliseconds(), string(r.Status), string(body))
	if err != nil {
		return fmt.Errorf("keep the result of %s: %w", unit, explain(err))
	}
	return nil
}

// Results returns what is known of a unit, the newest grader's verdict first.
func (s *Store) Results(ctx context.Context, unit string) ([]Result, error) {
	rows, err := s.DB.QueryContext(ctx, `SELECT r.body, g.info, r.grader, r.graded_at, r.wall_ms
		FROM class_result r JOIN class_grader g ON g.id = r.grader WHERE r.unit = $1 ORDER BY g.number DESC`, unit)
	if err != nil {
		return nil, explain(err)
	}
	defer rows.Close()
	var all []Result
	for rows.Next() {
		var body, info, at string
		var wall int64
		var r Result
		err := rows.Scan(&body, &info, &r.Grader, &at, &wall)
		if err == nil {
			err = errors.Join(json.Unmarshal([]byte(body), &r.ExerciseResult), json.Unmarshal([]byte(info), &r.Info))
		}
		if err != nil {
			return nil, fmt.Errorf("read the result of %s: %w", unit, explain(err))
		}
		r.GradedAt, _ = time.Parse(time.RFC3339, at)
		r.Wall = time.Duration(wall) * time.Millisecond
		all = append(all, r)
	}
	return all, rows.Err()
}
