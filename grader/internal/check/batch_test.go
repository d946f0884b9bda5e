package check

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/internal/pipeline"
)

func TestEveryCaseIsInOneBatch(t *testing.T) {
	var cases []Case
	for i, n := range []int{2*together + 3, 1, together} {
		for range n {
			cases = append(cases, Case{Exercise: grader.Exercise{ID: string(rune('a' + i))}})
		}
	}
	firsts := make(map[int]bool)
	for shift := range 3 {
		all := batches(cases, 5*shift)
		assert.Len(t, all, 5, "batches")
		for _, batch := range all {
			for _, at := range batch {
				assert.Equal(t, cases[batch[0]].Exercise.ID, cases[at].Exercise.ID, "exercise of case %d", at)
			}
			assert.LessOrEqual(t, len(batch), together, "cases in a batch")
		}
		once := slices.Concat(all...)
		slices.Sort(once)
		assert.Len(t, slices.Compact(once), len(cases), "cases in batches")
		firsts[all[0][0]] = true
	}
	assert.Len(t, firsts, 3, "ways in which the cases are divided")
}

// A class is graded in batches, and a student alone.
func TestABatchHasTheResultsOfEachAlone(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and runs submissions")
	}
	all, err := corpus(Options{Root: root})
	require.NoError(t, err, "read the corpus")
	some := handful(all)
	var pieces []pipeline.Piece
	for _, c := range some {
		pieces = append(pieces, c.piece())
	}
	batch, err := pipeline.Build(t.Context(), pipeline.Options{Root: root}, pieces)
	require.NoError(t, err, "Build")
	defer batch.Close()
	_, err = batch.Results(t.Context())
	require.NoError(t, err, "Results")
	together, err := batch.Results(t.Context()) // the second time, as if it were the first
	require.NoError(t, err, "Results")
	for i, c := range some {
		alone, err := pipeline.Grade(t.Context(), pipeline.Options{Root: root, Submission: handIn(t, c), Exercises: []string{c.Exercise.ID}})
		require.NoError(t, err, "Grade")
		assert.Equal(t, alone.Exercises, together[i].Exercises, "result on %s/%s in a batch", c.Exercise.ID, c.Name)
	}
}
