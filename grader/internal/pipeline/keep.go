package pipeline

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strconv"
	"sync"

	"interleave/grader"
	"interleave/grader/internal/cache"
	"interleave/grader/internal/course"
)

// recall fills in the result of a file that was graded before, and reports
// whether it was.
func (g *grading) recall(a *attempt) bool {
	if g.Cache == nil {
		return false
	}
	key, err := g.key(a)
	if err != nil {
		return false // nor is it kept; who grades will meet the same error
	}
	a.key = key
	return g.find(a.ex, key, a.result)
}

// find reads the result under the key. What is there must read as a result on
// this exercise to its last field, or it is none.
func (g *grading) find(ex grader.Exercise, key cache.Key, into *grader.ExerciseResult) bool {
	var kept grader.ExerciseResult
	decoder := json.NewDecoder(bytes.NewReader(g.Cache.Get(key)))
	decoder.DisallowUnknownFields()
	if decoder.Decode(&kept) != nil || !worthKeeping(ex, &kept) {
		return false
	}
	*into = kept
	return true
}

// keep keeps the result for the next time.
func (g *grading) keep(a attempt) {
	if a.key == (cache.Key{}) || !worthKeeping(a.ex, a.result) {
		return
	}
	if text, err := json.Marshal(a.result); err == nil {
		g.Cache.Put(a.key, text)
	}
}

// worthKeeping reports whether a result says everything about the exercise. A
// failure of the grader says nothing: the next time it may not happen.
func worthKeeping(ex grader.Exercise, r *grader.ExerciseResult) bool {
	if r.ID != ex.ID || r.Problem != "" || len(r.Behaviours) != len(ex.Behaviours) {
		return false
	}
	for i, b := range r.Behaviours {
		if b.ID != ex.Behaviours[i].ID || b.Verdict == grader.Error {
			return false
		}
	}
	return true
}

// key is the sum of all that the result depends on.
func (g *grading) key(a *attempt) (cache.Key, error) {
	self, err := self()
	if err != nil {
		return cache.Key{}, err
	}
	engine, err := g.builder.Sum()
	if err != nil {
		return cache.Key{}, err
	}
	var suite bytes.Buffer
	if err := course.WriteSuite(&suite, g.Root, a.ex); err != nil {
		return cache.Key{}, err
	}
	missing := g.builder.Toolchain.NoRaceDetector()
	return cache.Sum(
		self, engine, []byte(missing), fmt.Append(nil, g.box.Tier()),
		[]byte(a.ex.ID), suite.Bytes(), []byte(strconv.FormatBool(a.stub != nil)), a.stub, a.source,
	), nil
}

// self is the sum of the running program: the rewriter, the judge and whatever
// else has a say in a verdict are in it. A version would not do, for two trees
// under work have the same.
var self = sync.OnceValues(func() ([]byte, error) {
	name, err := os.Executable()
	if err != nil {
		return nil, err
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	sum := sha256.New()
	_, err = io.Copy(sum, file) // not into memory: that takes longer than to sum it up
	return sum.Sum(nil), err
})
