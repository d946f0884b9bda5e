package roster

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// fill makes a student of the cells of a line.
func (p *parsing) fill(cells []string) Student {
	s := Student{
		ID: p.cell(cells, "id"), Email: p.cell(cells, "email"), Username: p.cell(cells, "username"),
		Section: p.cell(cells, "section"), Source: p.cell(cells, "source"),
	}
	s.Name = cmp.Or(p.cell(cells, "name"), s.ID)
	for i, c := range cells {
		if !slices.ContainsFunc(known, func(k string) bool { return strings.EqualFold(k, p.columns[i]) }) {
			s.Extra = append(s.Extra, Field{Name: p.columns[i], Value: c})
		}
	}
	return s
}

func (p *parsing) cell(cells []string, column string) string {
	if i := p.column(column); i >= 0 {
		return cells[i]
	}
	return ""
}

// problem says why there can be no such student, or "". It fills in what has to
// be read first.
func (p *parsing) problem(s *Student, cells []string, line int) string {
	if s.ID == "" {
		return "has no id"
	}
	if before, twice := p.ids[s.ID]; twice {
		return fmt.Sprintf("id %q is on line %d already, which counts", s.ID, before)
	}
	if s.Source == "" {
		return fmt.Sprintf("%q has no source", s.ID)
	}
	due, ok := date(p.cell(cells, "due"))
	if !ok {
		return fmt.Sprintf("due %q is no date; write 2026-11-30T23:59:00+01:00, or 2026-11-30 for the end of that day in UTC", p.cell(cells, "due"))
	}
	s.Due = due
	return ""
}

// date reads when something is due. A time without a zone is in UTC: taking the
// zone of this machine would let two machines grade two different commits.
func date(text string) (time.Time, bool) {
	if text == "" {
		return time.Time{}, true
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02 15:04"} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.UTC(), true
		}
	}
	t, err := time.Parse(time.DateOnly, text)
	return t.Add(24*time.Hour - time.Second), err == nil
}
