package judge

import (
	"slices"

	"interleave/grader"
)

// requirements answers whether what a behaviour needs holds.
type requirements struct {
	behaviours []grader.Behaviour
	opinions   map[string]opinion
}

// broken returns the first need of b that does not hold, the one at the root:
// if b needs a, a needs c, and c failed, it is c that the student must look at.
func (r requirements) broken(b grader.Behaviour) (string, bool) {
	return r.search(b, []string{b.ID})
}

// search goes down the needs of b. Path holds the behaviours above, so that a
// cycle in a manifest ends the search instead of never ending it.
func (r requirements) search(b grader.Behaviour, path []string) (string, bool) {
	for _, id := range b.Needs {
		if slices.Contains(path, id) {
			continue
		}
		i := slices.IndexFunc(r.behaviours, func(o grader.Behaviour) bool { return o.ID == id })
		if i < 0 {
			return id, true
		}
		if root, ok := r.search(r.behaviours[i], append(slices.Clip(path), id)); ok {
			return root, true
		}
		if !r.opinions[id].verdict.Holds() {
			return id, true
		}
	}
	return "", false
}
