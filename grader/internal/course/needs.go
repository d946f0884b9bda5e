package course

import (
	"fmt"
	"slices"
	"strings"

	"interleave/grader"
)

// connected checks what behaviours say about each other: no two share an ID,
// every need names one of them, and no chain of needs comes back to where it
// began.
func connected(all []grader.Behaviour) error {
	byID := make(map[string]grader.Behaviour)
	for _, b := range all {
		if _, twice := byID[b.ID]; twice {
			return fmt.Errorf("behaviour %q: id: is used twice", b.ID)
		}
		byID[b.ID] = b
	}
	for _, b := range all {
		for _, need := range b.Needs {
			if _, ok := byID[need]; !ok {
				return fmt.Errorf("behaviour %q: needs: there is no behaviour %q", b.ID, need)
			}
		}
	}
	for _, b := range all {
		if circle := circle(byID, b.ID, nil); circle != nil {
			return fmt.Errorf("behaviour %q: needs: go in a circle: %s", b.ID, strings.Join(circle, " → "))
		}
	}
	return nil
}

// circle follows the needs from id and returns the first chain that comes back
// to where it began, or nil. Chains that run into a circle further on are left
// to the behaviours that lie on it.
func circle(byID map[string]grader.Behaviour, id string, path []string) []string {
	if len(path) > 0 && path[0] == id {
		return append(slices.Clone(path), id)
	}
	if slices.Contains(path, id) {
		return nil
	}
	path = append(path, id)
	for _, need := range byID[id].Needs {
		if found := circle(byID, need, path); found != nil {
			return found
		}
	}
	return nil
}
