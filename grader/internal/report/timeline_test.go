package report_test

import (
	"fmt"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"interleave/grader"
	"interleave/grader/internal/report"
)

func TestTimelines(t *testing.T) {
	tests := map[string]*grader.Trace{
		"lost-update":      lostUpdate(),
		"deadlock":         embrace(),
		"puzzle":           puzzle(),
		"spin":             spin(),
		"several-objects":  seats(),
		"four-goroutines":  table(4),
		"ten-goroutines":   table(10),
		"long":             long(),
		"nothing-to-show":  {},
		"unlisted":         {Steps: lostUpdate().Steps},
		"wide-characters":  {Goroutines: goroutines("甲", "乙"), Steps: lostUpdate().Steps[1:3]},
		"unknown-kind":     {Steps: []grader.Step{at(3, "x()", grader.Step{Goroutine: 1, Kind: "teleport", Object: "x"})}},
		"end-of-the-world": {Steps: []grader.Step{at(100_000, strings.Repeat("x", 300), lock(1, strings.Repeat("y", 300), "Z"))}},
	}
	for name, trace := range tests {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			for _, width := range []int{120, 80, 48} {
				fmt.Fprintf(&b, "-- %d --\n%s\n", width, strings.Join(report.Timeline(trace, width), "\n"))
			}
			golden(t, "timeline/"+name+".golden", b.String())
		})
	}
}

// A store loses an update only if the value stored was read before somebody
// else's store.
func TestWhatAStoreLoses(t *testing.T) {
	tests := map[string]struct {
		steps []grader.Step
		want  string // note of the last step; empty for none
	}{
		"read before, stored after": {
			[]grader.Step{load(1, "n", "0"), store(2, "n", "1"), store(1, "n", "1")}, "loses B's update",
		},
		"read after the other store": {
			[]grader.Step{store(2, "n", "1"), load(1, "n", "1"), store(1, "n", "2")}, "",
		},
		"never read at all: a plain overwrite": {
			[]grader.Step{store(2, "n", "1"), store(1, "n", "2")}, "",
		},
		"only its own store in between": {
			[]grader.Step{load(1, "n", "0"), store(1, "n", "1"), store(1, "n", "2")}, "",
		},
		"another variable": {
			[]grader.Step{load(1, "n", "0"), store(2, "m", "1"), store(1, "n", "1")}, "",
		},
		"a flag that both set loses nothing": {
			[]grader.Step{load(1, "n", "false"), store(2, "n", "true"), store(1, "n", "true")}, "",
		},
		"a read-modify-write in one step loses nothing": {
			[]grader.Step{load(1, "n", "0"), store(2, "n", "1"), {Goroutine: 1, Kind: "update", Object: "n", Value: "2"}}, "",
		},
		"it loses what a read-modify-write wrote": {
			[]grader.Step{load(1, "n", "0"), {Goroutine: 2, Kind: "update", Object: "n", Value: "1"}, store(1, "n", "1")},
			"loses B's update",
		},
		"the engine's own note stays": {
			[]grader.Step{
				load(1, "n", "0"), store(2, "n", "1"),
				{Goroutine: 1, Kind: "store", Object: "n", Value: "1", Note: "too late"},
			}, "too late",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			lines := report.Timeline(&grader.Trace{Goroutines: goroutines("A", "B"), Steps: tt.steps}, 100)
			last := lines[len(lines)-1]
			if tt.want == "" {
				assert.NotContains(t, last, "←", "last line of\n%s", strings.Join(lines, "\n"))
			} else {
				assert.Contains(t, last, "← "+tt.want, "last line of\n%s", strings.Join(lines, "\n"))
			}
		})
	}
}

func TestTimelineNeverIsWiderThanAsked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[a-z0-9.]{0,30}`)
		trace := &grader.Trace{Goroutines: goroutines("A", "B", "worker")}
		for range rapid.IntRange(0, 60).Draw(t, "steps") {
			trace.Steps = append(trace.Steps, at(rapid.IntRange(1, 2000).Draw(t, "line"), word.Draw(t, "text"), grader.Step{
				Goroutine: rapid.IntRange(1, 12).Draw(t, "goroutine"),
				Kind:      rapid.SampledFrom([]string{"load", "store", "lock", "send", "step", "yield"}).Draw(t, "kind"),
				Object:    word.Draw(t, "object"),
				Value:     word.Draw(t, "value"),
				BlockedBy: rapid.SampledFrom([]string{"", "", "A", "nobody sends"}).Draw(t, "blocked"),
				Note:      rapid.SampledFrom([]string{"", "", "a note of some length"}).Draw(t, "note"),
			}))
		}
		width := rapid.IntRange(72, 160).Draw(t, "width")
		for _, line := range report.Timeline(trace, width) {
			assert.LessOrEqual(t, lipgloss.Width(line), width, "cells of %q", line)
		}
	})
}
