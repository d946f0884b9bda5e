// Package score turns verdicts into points.
//
// All arithmetic is in whole hundredths of a point, so that what is shown per
// behaviour adds up exactly and two machines never round differently.
package score

import (
	"fmt"
	"math"

	"interleave/grader"
)

// Mark fills in every score, maximum and status of r, and whether r is
// complete. The weights come from the exercises, which are matched by ID.
//
// An exercise with a behaviour on which the grader failed has no score: its
// status is [grader.StatusError], and r is not complete. The same is true of an
// exercise whose behaviours are not exactly those that its manifest declares,
// because points for some of them would be points for another question.
func Mark(r *grader.Result, exercises []grader.Exercise) {
	byID := make(map[string]grader.Exercise, len(exercises))
	for _, ex := range exercises {
		byID[ex.ID] = ex
	}
	var total, most hundredths
	r.Complete = true
	for i := range r.Exercises {
		e := &r.Exercises[i]
		got, full := mark(e, byID[e.ID])
		total, most = total+got, most+full
		r.Complete = r.Complete && e.Status != grader.StatusError
	}
	r.Score, r.Max = total.points(), most.points()
}

// mark scores one exercise and returns what it got of what it is worth.
func mark(e *grader.ExerciseResult, ex grader.Exercise) (got, full hundredths) {
	full = inHundredths(ex.Points)
	e.Score, e.Max = 0, full.points()
	if problem := mismatch(e, ex); problem != "" && e.Problem == "" {
		e.Problem = problem
	}
	if e.Problem != "" {
		e.Status = grader.StatusError
		return 0, full
	}
	weights, sum, held := weigh(e, ex)
	for i, share := range shares(full, weights) {
		b := &e.Behaviours[i]
		b.Max, b.Score = share.points(), 0
		if b.Verdict.Holds() {
			b.Score = b.Max
		}
	}
	e.Status = status(e.Behaviours)
	if e.Status == grader.StatusError {
		return 0, full
	}
	got = full.part(held, sum)
	e.Score = got.points()
	return got, full
}

// mismatch says in what way the results are not the exercise's, or "".
func mismatch(e *grader.ExerciseResult, ex grader.Exercise) string {
	if ex.ID == "" {
		return fmt.Sprintf("score %s: there is no such exercise", e.ID)
	}
	if len(e.Behaviours) != len(ex.Behaviours) {
		return fmt.Sprintf("score %s: %d verdicts on %d behaviours", e.ID, len(e.Behaviours), len(ex.Behaviours))
	}
	for i, b := range ex.Behaviours {
		if got := e.Behaviours[i].ID; got != b.ID {
			return fmt.Sprintf("score %s: verdict on %s where %s is declared", e.ID, got, b.ID)
		}
	}
	return ""
}

func weigh(e *grader.ExerciseResult, ex grader.Exercise) (weights []int, sum, held int) {
	for i, b := range ex.Behaviours {
		weights = append(weights, b.Weight)
		sum += b.Weight
		if e.Behaviours[i].Verdict.Holds() {
			held += b.Weight
		}
	}
	return weights, sum, held
}

// status sums up the verdicts. One that the grader owes goes before all others;
// unstarted, refused and unbuilt speak for the exercise only if they are
// unanimous.
func status(all []grader.BehaviourResult) grader.Status {
	seen := make(map[grader.Verdict]int)
	held := 0
	for _, b := range all {
		seen[b.Verdict]++
		if b.Verdict.Holds() {
			held++
		}
	}
	switch n := len(all); {
	case n == 0 || seen[grader.Error] > 0:
		return grader.StatusError
	case held == n:
		return grader.StatusFull
	case held > 0:
		return grader.StatusPartial
	case seen[grader.Unstarted] == n:
		return grader.StatusUnstarted
	case seen[grader.Refused] == n:
		return grader.StatusRefused
	case seen[grader.Unbuilt] == n:
		return grader.StatusUnbuilt
	}
	return grader.StatusNone
}

// hundredths of a point.
type hundredths int

func inHundredths(points float64) hundredths { return hundredths(math.Round(points * 100)) }

// points is the number that is written: the float nearest to the decimal, so
// that it prints with two decimals and nothing after them.
func (h hundredths) points() float64 { return float64(h) / 100 }

// part returns h·got/sum, halves rounded up.
func (h hundredths) part(got, sum int) hundredths {
	if sum == 0 {
		return 0
	}
	return (2*h*hundredths(got) + hundredths(sum)) / (2 * hundredths(sum))
}
