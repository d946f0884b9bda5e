package cli

import (
	"encoding/json"
	"path/filepath"

	"interleave/grader"
	"interleave/grader/internal/cache"
)

// A desk is what is remembered of one submission from one command to the next:
// what came out last, and which hints were shown. Whatever is lost of it is only
// missed: nothing that reaches a result depends on it.
//
// Each hint has an entry of its own. A number of hints shown, read and written
// back, would lose an update to a second command at the same time.
type desk struct {
	folder string
	store  *cache.Store
}

// desk is the one of a submission. Without a store nothing stays on it.
func (s stages) desk(folder string) desk {
	if abs, err := filepath.Abs(folder); err == nil {
		folder = abs
	}
	return desk{folder: folder, store: s.desks}
}

func (d desk) key(kind string, about ...string) cache.Key {
	parts := [][]byte{[]byte(kind), []byte(d.folder)}
	for _, a := range about {
		parts = append(parts, []byte(a))
	}
	return cache.Sum(parts...)
}

// keep remembers the result on every exercise that has one.
func (d desk) keep(r *grader.Result) {
	for _, e := range r.Exercises {
		if e.Problem != "" {
			continue
		}
		if text, err := json.Marshal(e); err == nil {
			d.store.Put(d.key("result", e.ID), text)
		}
	}
}

// last is what came out for an exercise when it was graded last; without
// behaviours if nobody knows.
func (d desk) last(exercise string) grader.ExerciseResult {
	var e grader.ExerciseResult
	if json.Unmarshal(d.store.Get(d.key("result", exercise)), &e) != nil {
		return grader.ExerciseResult{}
	}
	return e
}

// shown reports whether a hint was shown.
func (d desk) shown(exercise string, h grader.Hint) bool {
	return d.store.Get(d.key("hint", exercise, h.Title, h.Text)) != nil
}

// show remembers that a hint was shown, and reports whether that is possible.
func (d desk) show(exercise string, h grader.Hint) bool {
	d.store.Put(d.key("hint", exercise, h.Title, h.Text), []byte("shown"))
	return d.shown(exercise, h)
}
