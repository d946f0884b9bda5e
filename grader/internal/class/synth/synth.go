// Package synth makes up a class, for benchmarks, demonstrations and tests:
// students who hand in what the course knows to be right, wrong or cheating, by
// all the ways in which things are handed in.
//
// The same seed makes the same class, byte for byte. Some of the students have
// names that are not only names: a page or a spreadsheet that takes them for
// more shows it.
package synth

import (
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"

	"interleave/grader"
	"interleave/grader/internal/check"
	"interleave/grader/internal/class/roster"
	"interleave/grader/internal/course"
)

// Options say what class to make.
type Options struct {
	Root     string
	Dir      string // is made; must not be there
	Students int
	Seed     uint64
	Attempt  int  // from 1; later ones are better
	Distinct bool // no two students hand in the same bytes
}

// A class is one that is being made.
type class struct {
	Options
	*rand.Rand
	exercises []grader.Exercise
	cases     map[string][]check.Case // by exercise
}

// Make writes a roster and what everybody on it handed in. The last attempt is
// made by students who also made all those before it, so a class can be graded
// attempt by attempt.
func Make(o Options) error {
	c := &class{Options: o, Rand: rand.New(rand.NewPCG(o.Seed, 0)), cases: make(map[string][]check.Case)}
	var err error
	if c.exercises, err = course.Load(o.Root); err != nil {
		return err
	}
	for _, ex := range c.exercises {
		if c.cases[ex.ID], err = check.Cases(o.Root, ex); err != nil {
			return err
		}
	}
	if err := os.MkdirAll(filepath.Join(o.Dir, "submissions"), 0o755); err != nil {
		return fmt.Errorf("make a class: %w", err)
	}
	return c.write()
}

// start is when the class began. It is a date and not a clock, so that the same
// seed makes the same class.
var start = time.Date(2026, time.November, 2, 8, 0, 0, 0, time.UTC)

func (c *class) write() error {
	file, err := os.Create(filepath.Join(c.Dir, roster.File))
	if err != nil {
		return fmt.Errorf("make a class: %w", err)
	}
	defer file.Close()
	w := csv.NewWriter(file)
	_ = w.Write([]string{"id", "name", "email", "source", "section", "due", "username", "track"})
	for i := range c.Students {
		p := c.person(i)
		source, err := c.handIn(i, p)
		if err != nil {
			return fmt.Errorf("make student %s: %w", p.id, err)
		}
		_ = w.Write([]string{p.id, p.name, p.email, source, p.section, c.due().Format(time.RFC3339), p.user, p.track})
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return fmt.Errorf("write the roster: %w", err)
	}
	return nil
}

func (c *class) due() time.Time { return start.AddDate(0, 0, 7*max(c.Attempt, 1)) }

// pick chooses what a student of some skill hands in for an exercise; nil for
// nothing at all.
func (c *class) pick(ex grader.Exercise, skill float64) []byte {
	kinds := map[check.Kind][]check.Case{}
	for _, one := range c.cases[ex.ID] {
		kinds[one.Kind] = append(kinds[one.Kind], one)
	}
	right := append(kinds[check.Solution], kinds[check.Right]...)
	switch roll := c.Float64(); {
	case roll < skill && len(right) > 0:
		return right[c.IntN(len(right))].Source
	case roll < skill+0.02:
		return []byte("package " + ex.Package + "\n\nfunc unfinished( {\n")
	case roll < skill+0.04 && len(kinds[check.Cheat]) > 0:
		return kinds[check.Cheat][c.IntN(len(kinds[check.Cheat]))].Source
	case roll < skill+0.10:
		return kinds[check.Stub][0].Source
	case roll < skill+0.13 || len(kinds[check.Wrong]) == 0:
		return nil
	}
	return kinds[check.Wrong][c.IntN(len(kinds[check.Wrong]))].Source
}

// files is what a student hands in, by path. Everybody has the first exercise,
// because a submission without any is a mistake in the roster.
func (c *class) files(p person) map[string][]byte {
	all := make(map[string][]byte)
	for i, ex := range c.exercises {
		source := c.pick(ex, p.skill-0.1*float64(i))
		if source == nil && i == 0 {
			source = c.cases[ex.ID][0].Source
		}
		if source == nil {
			continue
		}
		if c.Distinct {
			source = append([]byte(strings.TrimRight(string(source), "\n")), "\n\n// by "+p.id+"\n"...)
		}
		all[ex.ID+"/"+ex.File] = source
	}
	return all
}
