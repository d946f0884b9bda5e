package pipeline

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/internal/cache"
)

var small = grader.Exercise{ID: "01-race", Behaviours: []grader.Behaviour{{ID: "a/x"}, {ID: "a/y"}}}

func result(verdicts ...grader.Verdict) grader.ExerciseResult {
	r := grader.ExerciseResult{ID: small.ID}
	for i, v := range verdicts {
		r.Behaviours = append(r.Behaviours, grader.BehaviourResult{ID: small.Behaviours[i].ID, Verdict: v, Locations: []grader.Location{}})
	}
	return r
}

func TestAResultIsKeptUnlessTheGraderFailed(t *testing.T) {
	problem := result(grader.Proved, grader.Proved)
	problem.Problem = "no room left"
	other := result(grader.Proved, grader.Proved)
	other.ID = "02-mutex"
	tests := map[string]struct {
		result grader.ExerciseResult
		kept   bool
	}{
		"a pass":                        {result(grader.Proved, grader.Passed), true},
		"a failure":                     {result(grader.Failed, grader.Skipped), true},
		"one behaviour without verdict": {result(grader.Proved, grader.Error), false},
		"a problem":                     {problem, false},
		"one behaviour is missing":      {result(grader.Proved), false},
		"another exercise":              {other, false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			g := &grading{Options: Options{Cache: &cache.Store{Dir: t.TempDir()}}}
			key := cache.Sum([]byte(name))
			g.keep(attempt{ex: small, key: key, result: &tt.result})
			var found grader.ExerciseResult
			assert.Equal(t, tt.kept, g.find(small, key, &found), "whether it is found again: %s", name)
			if tt.kept {
				assert.Equal(t, tt.result, found, "what is found: %s", name)
			}
		})
	}
}

func TestWhatIsFoundMustBeAResult(t *testing.T) {
	for name, text := range map[string]string{
		"no JSON":             "proved",
		"another form":        `{"id":"01-race","behaviours":[{"id":"a/x","verdict":"proved"},{"id":"a/y","verdict":"proved"}],"more":1}`,
		"an unknown verdict":  `{"id":"01-race","behaviours":[{"id":"a/x","verdict":"proven"},{"id":"a/y","verdict":"proved"}]}`,
		"no verdict":          `{"id":"01-race","behaviours":[{"id":"a/x"},{"id":"a/y","verdict":"proved"}]}`,
		"the wrong behaviour": `{"id":"01-race","behaviours":[{"id":"a/x","verdict":"proved"},{"id":"a/x","verdict":"proved"}]}`,
	} {
		g := &grading{Options: Options{Cache: &cache.Store{Dir: t.TempDir()}}}
		key := cache.Sum([]byte(name))
		g.Cache.Put(key, []byte(text))
		assert.False(t, g.find(small, key, new(grader.ExerciseResult)), "find of %s", name)
	}
}

func TestTheKeyDependsOnTheFileAndTheStub(t *testing.T) {
	there, err := real(root)
	require.NoError(t, err, "find the course")
	g, err := prepare(t.Context(), Options{Root: there})
	require.NoError(t, err, "prepare")
	defer g.cleanup()
	ex := g.exercises[0]
	known := make(map[cache.Key]string)
	for name, a := range map[string]attempt{
		"a file":           {ex: ex, source: []byte("package race"), stub: []byte("stub")},
		"another file":     {ex: ex, source: []byte("package  race"), stub: []byte("stub")},
		"another stub":     {ex: ex, source: []byte("package race"), stub: []byte("stubs")},
		"an empty stub":    {ex: ex, source: []byte("package race"), stub: []byte{}},
		"no stub":          {ex: ex, source: []byte("package race")},
		"another exercise": {ex: g.exercises[1], source: []byte("package race"), stub: []byte("stub")},
	} {
		key, err := g.key(&a)
		require.NoError(t, err, "key of %s", name)
		again, err := g.key(&a)
		require.NoError(t, err, "key of %s", name)
		assert.Equal(t, key, again, "key of %s, computed again", name)
		assert.Empty(t, known[key], "what has the same key as %s", name)
		known[key] = name
	}
}
