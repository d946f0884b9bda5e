package course

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"interleave/grader"
)

// A manifest is the form of exercise.toml.
type manifest struct {
	Title     string      `toml:"title"`
	Package   string      `toml:"package"`
	File      string      `toml:"file"`
	Points    float64     `toml:"points"`
	Limits    limits      `toml:"limits"`
	Rules     rules       `toml:"rules"`
	Behaviour []behaviour `toml:"behaviour"`
}

type behaviour struct {
	ID       string   `toml:"id"`
	Title    string   `toml:"title"`
	Property string   `toml:"property"`
	Weight   int      `toml:"weight"`
	Needs    []string `toml:"needs"`
	Hint     string   `toml:"hint"`
}

var (
	folderForm  = regexp.MustCompile(`^[0-9]{2}-[a-z][a-z0-9]*$`)
	behaviourID = regexp.MustCompile(`^[a-z0-9]+/[a-z0-9]+(-[a-z0-9]+)*$`)
	packageForm = regexp.MustCompile(`^[a-z][a-z0-9]*$`)
	fileForm    = regexp.MustCompile(`^[a-z][a-z0-9]*\.go$`)
	shown       = strings.Join(propertyNames(), ", ")
)

func propertyNames() []string {
	var names []string
	for _, p := range grader.Properties() {
		names = append(names, string(p))
	}
	return names
}

// parse turns a manifest's text into an exercise. Every error begins with the
// key that is wrong.
func parse(id, text string) (grader.Exercise, error) {
	var m manifest
	meta, err := toml.Decode(text, &m)
	if err != nil {
		return grader.Exercise{}, err
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return grader.Exercise{}, fmt.Errorf("%s: there is no such key", unknown[0])
	}
	ex := grader.Exercise{ID: id, Title: m.Title, Package: m.Package, File: m.File, Points: m.Points}
	if err := m.head(id); err != nil {
		return grader.Exercise{}, err
	}
	if ex.Limits, err = m.Limits.parse(); err != nil {
		return grader.Exercise{}, err
	}
	if ex.Rules, err = m.Rules.parse(); err != nil {
		return grader.Exercise{}, err
	}
	if ex.Behaviours, err = m.behaviours(); err != nil {
		return grader.Exercise{}, err
	}
	return ex, connected(ex.Behaviours)
}

// head checks the keys at the top of the manifest.
func (m *manifest) head(id string) error {
	switch {
	case !folderForm.MatchString(id):
		return fmt.Errorf("the folder's name %q has not the form 01-word", id)
	case m.Title == "":
		return fmt.Errorf("title: is missing")
	case !packageForm.MatchString(m.Package):
		return fmt.Errorf("package: %q is no package name", m.Package)
	case !fileForm.MatchString(m.File) || strings.HasSuffix(m.File, "_test.go"):
		return fmt.Errorf("file: %q is not the name of a Go file", m.File)
	case m.Points <= 0:
		return fmt.Errorf("points: must be above 0")
	case len(m.Behaviour) == 0:
		return fmt.Errorf("behaviour: there is none")
	}
	return nil
}

func (m *manifest) behaviours() ([]grader.Behaviour, error) {
	var all []grader.Behaviour
	for i, b := range m.Behaviour {
		if err := b.check(); err != nil {
			return nil, fmt.Errorf("behaviour %d (%q): %w", i+1, b.ID, err)
		}
		all = append(all, grader.Behaviour{
			ID: b.ID, Title: b.Title, Property: grader.Property(b.Property),
			Weight: b.Weight, Needs: b.Needs, Hint: b.Hint,
		})
	}
	return all, nil
}

func (b behaviour) check() error {
	switch {
	case !behaviourID.MatchString(b.ID):
		return fmt.Errorf("id: has not the form task/what-holds")
	case b.Title == "":
		return fmt.Errorf("title: is missing")
	case !slices.Contains(grader.Properties(), grader.Property(b.Property)):
		return fmt.Errorf("property: %q is none of %s", b.Property, shown)
	case b.Weight < 1:
		return fmt.Errorf("weight: must be at least 1")
	}
	return nil
}
