package book_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/internal/class/book"
	"interleave/grader/internal/class/roster"
	"interleave/grader/internal/class/store"
)

// Two students with the same file share a result, whatever one's reader does to
// it; the next pass sees what has been graded since.
func TestStudentsWithTheSameFileHaveTheSameResult(t *testing.T) {
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "class.db"))
	require.NoError(t, err, "Open")
	t.Cleanup(s.Close)
	u, err := store.NewUnit("01-race", &grader.File{Source: []byte("package race")})
	require.NoError(t, err, "NewUnit")
	for i, id := range []string{"a", "b"} {
		a := store.Attempt{Units: map[string]string{"01-race": u.ID}}
		require.NoError(t, s.Record(t.Context(), roster.Student{ID: id, Position: i}, "", a, []store.Unit{u}), "Record %s", id)
	}
	b := &book.Book{Store: s, Exercises: []grader.Exercise{{ID: "01-race", Points: 100, Behaviours: []grader.Behaviour{{ID: "counter/race-free", Weight: 1}}}}}
	assert.Equal(t, []float64{0, 0}, scores(t, b), "scores before anything is graded")

	g, err := s.Use(t.Context(), store.Grader{ID: "g"}, false)
	require.NoError(t, err, "Use")
	held := grader.ExerciseResult{ID: "01-race", Behaviours: []grader.BehaviourResult{{ID: "counter/race-free", Verdict: grader.Proved, Message: "held\x1b[2J"}}}
	require.NoError(t, s.Put(t.Context(), u.ID, g, store.Result{ExerciseResult: held, GradedAt: time.Unix(1e9, 0)}), "Put")
	assert.Equal(t, []float64{100, 100}, scores(t, b), "scores")
}

// scores are those of everybody. Each result is spoiled when it has been looked at.
func scores(t *testing.T, b *book.Book) (all []float64) {
	t.Helper()
	require.NoError(t, b.Each(t.Context(), func(e *book.Entry) error {
		all = append(all, e.Score)
		for _, ex := range e.Result.Exercises {
			assert.Equal(t, "held", ex.Behaviours[0].Message, "message, without what a terminal would obey")
			ex.Behaviours[0] = grader.BehaviourResult{}
		}
		return nil
	}), "Each")
	return all
}
