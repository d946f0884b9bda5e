package run

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// Whatever a process writes on descriptor 3, evidence comes only with the nonce,
// only on what was asked for, once on each, and never after a fault.
func FuzzTranscript(f *testing.F) {
	whole := opening + begin("a/x") + evidence("a/x")
	for _, seed := range []string{
		"", "PASS\n", opening, whole, whole + end(1), whole + end(2), whole + begin("a/x"), whole + fine("a/y") + end(2),
		opening + begin("a/z"), strings.ReplaceAll(whole, "secret", "guess"), whole[:len(whole)-9], opening + `{"nonce":"secret","nonce":""}` + "\n",
		opening + begin("a/x") + line("evidence", `,"behaviour":"a/x","evidence":{"finding":{"class":"race","locations":[{"line":-1}]}}`),
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := transcribe(text, "a/x", "a/y")
		seen := make(map[string]bool)
		for _, e := range got.evidence {
			assert.True(t, e.Behaviour == "a/x" || e.Behaviour == "a/y", "evidence on %q, which nobody asked for", e.Behaviour)
			assert.False(t, seen[e.Behaviour], "evidence on %q for the second time", e.Behaviour)
			assert.False(t, empty(e), "evidence on %q that rests on nothing", e.Behaviour)
			seen[e.Behaviour] = true
		}
		if !strings.Contains(text, "secret") && !strings.Contains(text, `\u`) {
			assert.Equal(t, silent, got.phase, "phase of a process that does not know the nonce")
		}
		if got.phase == ended && got.fault == "" {
			assert.Empty(t, got.open, "behaviour that is open at the end")
		}
	})
}
