package run

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"interleave/grader"
)

// line writes a record with the right nonce.
func line(kind, rest string) string {
	return fmt.Sprintf(`{"nonce":"secret","kind":%q%s}`+"\n", kind, rest)
}

func begin(behaviour string) string {
	return line("begin", fmt.Sprintf(`,"behaviour":%q`, behaviour))
}

func evidence(behaviour string) string {
	return line("evidence", fmt.Sprintf(`,"behaviour":%q,"evidence":{"behaviour":%q,"leg":"explore","explored":7}`, behaviour, behaviour))
}

func end(count int) string { return line("end", fmt.Sprintf(`,"count":%d`, count)) }

var opening = line("start", "") + line("ready", "")

func transcribe(text string, expected ...string) *transcript {
	t := &transcript{nonce: "secret", leg: grader.Explore, expected: make(map[string]bool), told: func(string, *grader.Evidence) {}}
	for _, b := range expected {
		t.expected[b] = true
	}
	t.read(strings.NewReader(text))
	return t
}

func TestReadKnowsHowFarAProcessCame(t *testing.T) {
	tests := map[string]struct {
		text  string
		phase phase
		open  string
		seen  int
	}{
		"nothing":                         {"", silent, "", 0},
		"died in package-level code":      {line("start", ""), started, "", 0},
		"died before the first behaviour": {opening, ready, "", 0},
		"died in a behaviour":             {opening + begin("a/x"), ready, "a/x", 0},
		"died between two behaviours":     {opening + begin("a/x") + evidence("a/x"), ready, "", 1},
		"died while it wrote a record":    {opening + begin("a/x") + evidence("a/x")[:40], ready, "a/x", 0},
		"died in the second":              {opening + begin("a/x") + evidence("a/x") + begin("a/y"), ready, "a/y", 1},
		"came to its end, in any order":   {opening + begin("a/y") + evidence("a/y") + begin("a/x") + evidence("a/x") + end(2), ended, "", 2},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := transcribe(tt.text, "a/x", "a/y")
			assert.Empty(t, got.fault, "fault of a process that %s", name)
			assert.Equal(t, tt.phase, got.phase, "phase of a process that %s", name)
			assert.Equal(t, tt.open, got.open, "behaviour in which it %s", name)
			assert.Len(t, got.evidence, tt.seen, "evidence of a process that %s", name)
		})
	}
}

func TestReadTrustsNoRecordOutOfTurn(t *testing.T) {
	whole := opening + begin("a/x") + evidence("a/x")
	tests := map[string]struct{ text, want string }{
		"no JSON":                        {"PASS\n", "is no JSON"},
		"another nonce":                  {opening + strings.ReplaceAll(begin("a/x"), "secret", "guess"), `kind "begin" does not come from the engine`},
		"no nonce":                       {`{"kind":"start"}` + "\n", "does not come from the engine"},
		"a kind that does not exist":     {opening + line("pass", ""), `kind "pass" comes out of turn`},
		"two starts":                     {line("start", "") + line("start", ""), "out of turn"},
		"ready before start":             {line("ready", ""), "out of turn"},
		"a behaviour nobody asked for":   {opening + begin("a/z"), `"a/z", which it was not asked for`},
		"a behaviour twice":              {whole + begin("a/x"), `"a/x", which it was not asked for or has run already`},
		"evidence before its begin":      {opening + evidence("a/x"), "out of turn"},
		"evidence twice":                 {whole + evidence("a/x"), "out of turn"},
		"evidence on another":            {opening + begin("a/x") + evidence("a/y"), `evidence on "a/y" comes while "a/x" runs`},
		"evidence without evidence":      {opening + begin("a/x") + line("evidence", `,"behaviour":"a/x"`), "about something else"},
		"evidence of another leg":        {opening + begin("a/x") + strings.ReplaceAll(evidence("a/x"), "explore\"", "race\""), "about something else"},
		"evidence with two names":        {opening + begin("a/x") + strings.Replace(evidence("a/x"), `{"behaviour":"a/x"`, `{"behaviour":"a/y"`, 1), "about something else"},
		"evidence of no schedule":        {opening + begin("a/x") + strings.Replace(evidence("a/x"), `"explored":7`, `"explored":0`, 1), `"a/x" rests on nothing`},
		"a begin within another":         {opening + begin("a/x") + begin("a/y"), "out of turn"},
		"an end in the middle":           {opening + begin("a/x") + end(0), "out of turn"},
		"an end that counts wrong":       {whole + end(2), "counts 2 of evidence, but there were 1"},
		"something after the end":        {whole + end(1) + begin("a/y"), "out of turn"},
		"a line that is longer than all": {opening + strings.Repeat("x", longestLine+1), "cannot be read"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := transcribe(tt.text, "a/x", "a/y")
			assert.Contains(t, got.fault, tt.want, "fault of %s", name)
		})
	}
}

func TestReadReadsToTheEndWhateverComes(t *testing.T) {
	rest := bytes.NewBufferString("rubbish\n" + strings.Repeat("more\n", 1000))
	tr := &transcript{nonce: "secret"}
	tr.read(rest)
	assert.NotEmpty(t, tr.fault, "fault of rubbish")
	assert.Zero(t, rest.Len(), "bytes left unread: whoever writes them would wait for ever")
}

func TestReadTellsWhatBeginsAndEnds(t *testing.T) {
	var told []string
	tr := &transcript{nonce: "secret", leg: grader.Explore, expected: map[string]bool{"a/x": true}}
	tr.told = func(behaviour string, done *grader.Evidence) {
		told = append(told, fmt.Sprintf("%s %t", behaviour, done != nil))
	}
	tr.read(strings.NewReader(opening + begin("a/x") + evidence("a/x") + end(1)))
	assert.Equal(t, []string{"a/x false", "a/x true"}, told, "what was told")
}

func TestReadNamesATraceByItsBehaviourAndItsSchedule(t *testing.T) {
	found := func(behaviour, trace string) string {
		text := fmt.Sprintf(`,"behaviour":%q,"evidence":{"finding":{"class":"race","trace":%s}}`, behaviour, trace)
		got := transcribe(opening+begin(behaviour)+line("evidence", text), behaviour)
		assert.Empty(t, got.fault, "fault")
		return got.evidence[0].Finding.Trace.ID
	}
	assert.Equal(t, "0115a54b", found("a/x", `{"schedule":"a2b2"}`), "name, under which it is replayed on other machines too")
	assert.NotEqual(t, "0115a54b", found("a/y", `{"schedule":"a2b2"}`), "name of the same schedule of another behaviour")
	assert.Equal(t, "puzzle-AB", found("a/x", `{"id":"puzzle-AB","schedule":"AB"}`), "name of a trace that has one")
}
