package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"interleave/grader"
)

// A Label is what a case says about itself.
type Label struct {
	Fails  map[string]grader.Class // every behaviour that must fail, and how
	Passes []string                // behaviours that must hold, not even be skipped
	May    []string                // behaviours that may fail along

	Unstarted []string  // behaviours that must count as not begun
	Refused   []Refusal // or the places at which the file must be refused
	Unbuilt   []int     // or the lines of the compiler's errors
	Harmless  bool      // a cheat that gains nothing and costs nothing: everything holds
}

// A Refusal is where and under which rule a file must be refused.
type Refusal struct {
	Rule string
	Line int
}

// parseLabel reads the lines above the package clause that begin with a key:
//
//	// fails: seats/never-oversold atomicity
//	// passes: seats/sells
//	// may: seats/holder-agrees
//	// refused: imports 7
//
// A cheat may also come to nothing in other ways:
//
//	// unstarted: counter/race-free
//	// unbuilt: 12
//	// passes: everything
func parseLabel(source []byte) (Label, error) {
	label := Label{Fails: make(map[string]grader.Class)}
	for line := range strings.Lines(string(source)) {
		if strings.HasPrefix(line, "package ") {
			return label, nil
		}
		key, value, ok := strings.Cut(strings.TrimSpace(strings.TrimPrefix(line, "//")), ":")
		if !ok || !strings.HasPrefix(line, "//") {
			continue
		}
		words := strings.FieldsFunc(value, func(r rune) bool { return r == ' ' || r == ',' || r == '\t' })
		if err := label.set(key, words); err != nil {
			return label, fmt.Errorf("%s: %w", key, err)
		}
	}
	return label, fmt.Errorf("there is no package clause")
}

func (l *Label) set(key string, words []string) error {
	switch key {
	case "passes":
		if len(words) == 1 && words[0] == "everything" {
			l.Harmless = true
			return nil
		}
		l.Passes = append(l.Passes, words...)
	case "unstarted":
		l.Unstarted = append(l.Unstarted, words...)
	case "may":
		l.May = append(l.May, words...)
	case "fails":
		return l.fails(words)
	case "refused":
		return l.refused(words)
	case "unbuilt":
		return l.unbuilt(words)
	}
	return nil
}

func (l *Label) unbuilt(words []string) error {
	for _, word := range words {
		line, err := strconv.Atoi(word)
		if err != nil {
			return fmt.Errorf("wants lines: %w", err)
		}
		l.Unbuilt = append(l.Unbuilt, line)
	}
	return nil
}

func (l *Label) fails(words []string) error {
	if len(words) == 0 || len(words)%2 != 0 {
		return fmt.Errorf("wants pairs of a behaviour and a class")
	}
	for pair := range slices.Chunk(words, 2) {
		if strings.Contains(pair[1], "/") {
			return fmt.Errorf("%s has no class", pair[0])
		}
		l.Fails[pair[0]] = grader.Class(pair[1])
	}
	return nil
}

func (l *Label) refused(words []string) error {
	if len(words) != 2 {
		return fmt.Errorf("wants a rule and a line")
	}
	line, err := strconv.Atoi(words[1])
	if err != nil {
		return fmt.Errorf("wants a rule and a line: %w", err)
	}
	l.Refused = append(l.Refused, Refusal{Rule: words[0], Line: line})
	return nil
}

// sound reports what is wrong with the label of a case of this kind.
func (l *Label) sound(kind Kind, ex grader.Exercise) error {
	stopped := len(l.Unstarted) > 0 || len(l.Refused) > 0 || len(l.Unbuilt) > 0
	labelled := len(l.Fails) > 0 || stopped || l.Harmless
	switch {
	case kind == Wrong && len(l.Fails) == 0:
		return fmt.Errorf("a wrong case must say what it fails")
	case kind == Wrong && (stopped || l.Harmless):
		return fmt.Errorf("a wrong case fails and nothing else; this is a cheat")
	case kind == Right && labelled:
		return fmt.Errorf("a right case fails nothing")
	case kind == Cheat && !labelled:
		return fmt.Errorf("a cheat must say what becomes of it: fails, refused, unbuilt, unstarted, or passes: everything")
	case l.Harmless && (stopped || len(l.Fails) > 0):
		return fmt.Errorf("it cannot pass everything and fail")
	}
	return l.known(ex)
}

// known reports a behaviour that the exercise does not have, or that is said to
// come out in two ways.
func (l *Label) known(ex grader.Exercise) error {
	known := func(id string) bool {
		return slices.ContainsFunc(ex.Behaviours, func(b grader.Behaviour) bool { return b.ID == id })
	}
	for id := range l.Fails {
		if !known(id) {
			return fmt.Errorf("fails: %s has no behaviour %q", ex.ID, id)
		}
	}
	for _, id := range slices.Concat(l.Passes, l.May, l.Unstarted) {
		if !known(id) {
			return fmt.Errorf("passes, may or unstarted: %s has no behaviour %q", ex.ID, id)
		}
		if _, both := l.Fails[id]; both {
			return fmt.Errorf("%q cannot both fail and pass", id)
		}
	}
	return nil
}
