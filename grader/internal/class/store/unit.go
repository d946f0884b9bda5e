package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"interleave/grader"
)

// A Unit is what is graded once: a file for an exercise, or its absence.
type Unit struct {
	ID       string
	Exercise string
	File     *grader.File // nil if there is none
}

// NewUnit names a file by its content. Where it was read from is not part of
// it, or the same bytes from two students would be two units.
func NewUnit(exercise string, file *grader.File) (Unit, error) {
	u := Unit{Exercise: exercise}
	if file != nil {
		same := *file
		same.Path = exercise
		u.File = &same
	}
	text, err := json.Marshal(u)
	if err != nil {
		return u, fmt.Errorf("name a file for %s: %w", exercise, err)
	}
	sum := sha256.Sum256(text)
	u.ID = hex.EncodeToString(sum[:])
	return u, nil
}

func (u Unit) insert(tx *sql.Tx) error {
	file, err := json.Marshal(u.File)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`INSERT INTO class_unit (id, exercise, file) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING`,
		u.ID, u.Exercise, string(file))
	return err
}

// Unit returns a unit by its name.
func (s *Store) Unit(ctx context.Context, id string) (Unit, error) {
	u := Unit{ID: id}
	var file string
	err := s.DB.QueryRowContext(ctx, `SELECT exercise, file FROM class_unit WHERE id = $1`, id).Scan(&u.Exercise, &file)
	if errors.Is(err, sql.ErrNoRows) {
		return u, fmt.Errorf("the class holds no file %s", id)
	}
	if err != nil {
		return u, explain(err)
	}
	return u, json.Unmarshal([]byte(file), &u.File)
}
