package course

import (
	"fmt"
	"go/token"
	"regexp"

	"interleave/grader"
)

// rules is the table [rules] of a manifest, which may be left out: what all
// exercises forbid is not repeated there.
type rules struct {
	Unneeded []string `toml:"unneeded"`
	Apart    []apart  `toml:"apart"`
}

type apart struct {
	Type   string   `toml:"type"`
	From   []string `toml:"from"`
	Reason string   `toml:"reason"`
}

var (
	importForm  = regexp.MustCompile(`^[a-z][a-z0-9]*(/[a-z][a-z0-9]*)*$`)
	libraryName = regexp.MustCompile(`^[a-z][a-z0-9]*(/[a-z][a-z0-9]*)*\.[A-Z][A-Za-z0-9]*$`)
)

func (r rules) parse() (grader.Rules, error) {
	for _, name := range r.Unneeded {
		if !libraryName.MatchString(name) {
			return grader.Rules{}, fmt.Errorf("rules.unneeded: %q is no name such as \"time.Now\"", name)
		}
	}
	parsed := grader.Rules{Unneeded: r.Unneeded}
	for i, a := range r.Apart {
		if err := a.check(); err != nil {
			return grader.Rules{}, fmt.Errorf("rules.apart %d (%q): %w", i+1, a.Type, err)
		}
		parsed.Apart = append(parsed.Apart, grader.Apart(a))
	}
	return parsed, nil
}

func (a apart) check() error {
	switch {
	case !token.IsIdentifier(a.Type):
		return fmt.Errorf("type: is no name of a type")
	case len(a.From) == 0:
		return fmt.Errorf("from: names no package")
	case a.Reason == "":
		return fmt.Errorf("reason: is missing")
	}
	for _, path := range a.From {
		if !importForm.MatchString(path) {
			return fmt.Errorf("from: %q is no import path", path)
		}
	}
	return nil
}
