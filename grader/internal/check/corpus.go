package check

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"interleave/grader"
	"interleave/grader/internal/course"
)

// A Kind is what a case is an example of.
type Kind string

// The kinds.
const (
	Stub     Kind = "stub"     // what the course hands out: all unstarted
	Solution Kind = "solution" // full points
	Right    Kind = "right"    // another right design: full points
	Wrong    Kind = "wrong"    // fails exactly what its label says
	Cheat    Kind = "cheat"    // is refused, or fails, as its label says
)

// Kinds lists all kinds, in the order in which tables show them.
func Kinds() []Kind { return []Kind{Stub, Solution, Right, Wrong, Cheat} }

// A Case is one file whose verdicts are known beforehand.
type Case struct {
	Exercise grader.Exercise
	Kind     Kind
	Name     string // "wrong-unlocked", without ".go"; for stubs and solutions their kind
	Source   []byte
	Label    Label
}

// Cases reads all cases of one exercise: its stub, its solution, and those in
// solutions/testdata in the order of their names. Only the stub is there in a
// course that was handed out without its solutions.
func Cases(root string, ex grader.Exercise) ([]Case, error) {
	stub, _, err := course.Stub(root, ex)
	if err != nil {
		return nil, err
	}
	all := []Case{{Exercise: ex, Kind: Stub, Name: "stub", Source: stub}}
	solution, err := os.ReadFile(filepath.Join(root, "solutions", ex.ID, ex.File))
	if errors.Is(err, fs.ErrNotExist) {
		return all, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the solution of %s: %w", ex.ID, err)
	}
	all = append(all, Case{Exercise: ex, Kind: Solution, Name: "solution", Source: solution})
	names, err := filepath.Glob(filepath.Join(root, "solutions", "testdata", ex.ID, "*.go"))
	if err != nil {
		return nil, fmt.Errorf("list the cases of %s: %w", ex.ID, err)
	}
	for _, name := range names {
		c, err := read(name, ex, solution)
		if err != nil {
			return nil, fmt.Errorf("solutions/testdata/%s/%s: %w", ex.ID, filepath.Base(name), err)
		}
		all = append(all, c)
	}
	return all, nil
}

func read(file string, ex grader.Exercise, solution []byte) (Case, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return Case{}, err
	}
	c := Case{Exercise: ex, Name: strings.TrimSuffix(filepath.Base(file), ".go")}
	word, _, _ := strings.Cut(c.Name, "-")
	switch c.Kind = Kind(word); c.Kind {
	case Right, Wrong, Cheat:
	default:
		return c, fmt.Errorf("the name begins with none of right-, wrong-, cheat-")
	}
	if c.Label, err = parseLabel(text); err != nil {
		return c, err
	}
	if err := c.Label.sound(c.Kind, ex); err != nil {
		return c, err
	}
	c.Source, err = merge(solution, text)
	return c, err
}

// deviations says in what the result of a case differs from what it should be.
func (c *Case) deviations(r grader.ExerciseResult) []string {
	if c.Kind != Stub {
		return c.Label.deviations(c.Exercise, r)
	}
	var all []string
	for _, b := range r.Behaviours {
		if b.Verdict != grader.Unstarted {
			all = append(all, fmt.Sprintf("%s is %s, should be unstarted", b.ID, b.Verdict))
		}
	}
	return all
}
