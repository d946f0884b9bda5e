package cli

import (
	"fmt"
	"io"
	"strings"

	"interleave/grader/internal/check"
)

// writeTable writes what came of a self-check: how many cases of each kind
// there are, and in full only those that are not as they say.
func writeTable(w io.Writer, t *check.Table) {
	kinds := check.Kinds()
	counts, exercises := countKinds(t)
	fmt.Fprintf(w, "%-14s", "")
	for _, k := range kinds {
		fmt.Fprintf(w, "%10s", k)
	}
	fmt.Fprintln(w)
	for _, ex := range exercises {
		fmt.Fprintf(w, "%-14s", ex)
		for _, k := range kinds {
			fmt.Fprintf(w, "%10d", counts[ex][k])
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintln(w)
	for _, r := range t.Bad() {
		writeBad(w, r)
	}
	writeSum(w, t)
}

// countKinds counts the cases, and lists their exercises in order.
func countKinds(t *check.Table) (counts map[string]map[check.Kind]int, exercises []string) {
	counts = make(map[string]map[check.Kind]int)
	for _, r := range t.Rows {
		if counts[r.Exercise] == nil {
			counts[r.Exercise] = make(map[check.Kind]int)
			exercises = append(exercises, r.Exercise)
		}
		counts[r.Exercise][r.Kind]++
	}
	return counts, exercises
}

func writeBad(w io.Writer, r check.Row) {
	fmt.Fprintf(w, "%s/%s\n", r.Exercise, r.Case)
	for _, p := range r.Problems {
		fmt.Fprintf(w, "  %s\n", p)
	}
	if r.Changed != "" {
		fmt.Fprintf(w, "  the result was not the same every time\n    %s\n", strings.ReplaceAll(r.Changed, "\n", "\n    "))
	}
	fmt.Fprintln(w)
}

func writeSum(w io.Writer, t *check.Table) {
	wrong, unstable := 0, 0
	for _, r := range t.Bad() {
		if len(r.Problems) > 0 {
			wrong++
		}
		if r.Changed != "" {
			unstable++
		}
	}
	fmt.Fprintf(w, "cases %d, each graded %d×; not as labelled %d, not the same every time %d\n",
		len(t.Rows), t.Repeat, wrong, unstable)
	fmt.Fprintf(w, "results %x: the same wherever this grader checks these cases with this Go\n", t.Sum[:8])
	if s := t.Slowest(); s.Case != "" {
		fmt.Fprintf(w, "slowest %s/%s, %.1f s\n", s.Exercise, s.Case, s.Slowest.Seconds())
	}
}
