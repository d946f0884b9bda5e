package board

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"interleave/grader"
)

// A Row is a student on the class page. It is sent to the page as JSON, ten
// thousand at a time, so its keys are short.
type Row struct {
	Page     string    `json:"p"`           // the student's page, without .html
	Name     string    `json:"n"`           // escaped by who shows it
	ID       string    `json:"i"`           //
	Section  string    `json:"s"`           //
	Score    float64   `json:"t"`           //
	State    string    `json:"w,omitempty"` // "", "pending", "error", "absent"
	Scores   []float64 `json:"e"`           // by exercise; -1 if it has none
	Statuses []string  `json:"x"`           // by exercise
	Marks    string    `json:"m"`           // by property: + held, - broken, . nothing known
	Attempts int       `json:"a"`           //
	Graded   string    `json:"g"`           //
	Late     bool      `json:"l,omitempty"` //
	Manual   bool      `json:"o,omitempty"` // a person decided
	Fails    []int     `json:"f"`           // numbers of the behaviours that failed
	Classes  []string  `json:"c"`           // how
}

func (b *Board) row(s *Student) Row {
	r := Row{
		Page: s.Page(), Name: s.Name, ID: s.ID, Section: s.Section, Score: s.Score, Attempts: len(s.Attempts),
		Late: s.Late, Manual: len(s.Overrides) > 0, State: s.State(), Fails: []int{}, Classes: []string{},
	}
	if !s.GradedAt.IsZero() {
		r.Graded = s.GradedAt.UTC().Format("2006-01-02 15:04")
	}
	for _, ex := range b.Exercises {
		score, status := -1.0, ""
		if result := s.exercise(ex.ID); result != nil {
			score, status = s.ScoreOf(*result), string(result.Status)
			r.failures(b, *result)
		}
		r.Scores, r.Statuses = append(r.Scores, score), append(r.Statuses, status)
	}
	for _, p := range b.Properties() {
		r.Marks += mark(s.Held(p))
	}
	return r
}

func (r *Row) failures(b *Board, ex grader.ExerciseResult) {
	for _, one := range ex.Behaviours {
		behaviour := b.byID[ex.ID+" "+one.ID]
		if one.Verdict != grader.Failed || behaviour == nil {
			continue
		}
		r.Fails = append(r.Fails, behaviour.Number)
		if !slices.Contains(r.Classes, string(one.Class)) {
			r.Classes = append(r.Classes, string(one.Class))
		}
	}
}

// Properties are those that the course's behaviours count under, without the
// contract, which is no property of synchronisation.
func (b *Board) Properties() []grader.Property {
	return slices.DeleteFunc(grader.Properties(), func(p grader.Property) bool {
		return p == grader.Contract || !slices.ContainsFunc(b.Behaviours, func(one *Behaviour) bool { return one.Property == p })
	})
}

// Held says whether a property holds in all that a student handed in: 1 if it
// does, -1 if it does not, 0 if nothing is known.
func (s *Student) Held(p grader.Property) int {
	held := 0
	if s.Result == nil {
		return 0
	}
	for _, ex := range s.Result.Exercises {
		for _, one := range ex.Behaviours {
			switch {
			case one.Property != p:
			case one.Verdict == grader.Failed:
				return -1
			case one.Verdict.Holds():
				held = 1
			}
		}
	}
	return held
}

func mark(held int) string { return map[int]string{1: "+", -1: "-", 0: "."}[held] }

func points(p float64) string { return fmt.Sprintf("%.2f", p) }

func percent(part, whole int) int {
	if whole == 0 {
		return 0
	}
	return int(math.Round(100 * float64(part) / float64(whole)))
}

func when(t time.Time) string {
	if t.IsZero() {
		return "unknown"
	}
	return t.UTC().Format("2006-01-02 15:04 MST")
}

// pageName is a student's ID as far as every file system and address takes it.
// An ID that loses something gets a sum, or two students could share a page.
func pageName(id string) string {
	safe := strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '-' || r == '_' {
			return r
		}
		return -1
	}, id)
	if safe == id && len(id) <= 64 && id != "" {
		return id
	}
	sum := sha256.Sum256([]byte(id))
	return strings.TrimPrefix(safe[:min(len(safe), 40)]+"-"+hex.EncodeToString(sum[:6]), "-")
}
