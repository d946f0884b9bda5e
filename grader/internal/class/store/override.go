package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"
)

// An Override is what a person decided instead of the grader.
type Override struct {
	Exercise string    `json:"exercise"`
	Score    float64   `json:"score"`
	Reason   string    `json:"reason"`
	At       time.Time `json:"at"`
}

// Override sets a student's score of an exercise, in place of whatever stood
// there before.
func (s *Store) Override(ctx context.Context, student string, o Override) error {
	body, err := json.Marshal(o)
	if err != nil {
		return fmt.Errorf("override %s of %s: %w", o.Exercise, student, err)
	}
	return s.inTransaction(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec(`INSERT INTO class_override (student, exercise, body) VALUES ($1, $2, $3)
			ON CONFLICT (student, exercise) DO UPDATE SET body = excluded.body`, student, o.Exercise, string(body))
		return err
	})
}

// Restore takes an override back.
func (s *Store) Restore(ctx context.Context, student, exercise string) error {
	return s.inTransaction(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec(`DELETE FROM class_override WHERE student = $1 AND exercise = $2`, student, exercise)
		return err
	})
}
