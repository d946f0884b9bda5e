package page

import (
	"bytes"
	"encoding/json"
	"flag"
	"html/template"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
)

var update = flag.Bool("update", false, "write the page to testdata instead of comparing it")

const hostile = `</style><script>alert(1)</script>&<img src=x>`

func broken() *grader.Result {
	return &grader.Result{Score: 1, Max: 2, Exercises: []grader.ExerciseResult{{
		ID: "01-race", Title: hostile, Score: 1, Max: 2,
		CompileErrors: []grader.CompileError{{File: "race.go", Line: 1, Message: hostile}},
		Behaviours: []grader.BehaviourResult{
			{ID: "counter/a", Title: "A", Verdict: grader.Proved},
			{
				ID: "counter/b", Title: hostile, Verdict: grader.Failed, Class: grader.Race, Message: hostile, Hint: hostile,
				Locations: []grader.Location{{File: "race.go", Line: 2, Text: hostile}},
				Trace: &grader.Trace{
					Goroutines: []grader.Goroutine{{ID: 1, Name: hostile}},
					Steps:      []grader.Step{{Goroutine: 1, Kind: "store", Object: hostile, File: "race.go", Line: 2, Text: hostile, Value: hostile, Note: hostile}},
				},
			},
		},
	}}}
}

func TestTextOfStrangersIsText(t *testing.T) {
	var text bytes.Buffer
	require.NoError(t, HTML(&text, broken(), map[string][]byte{"01-race": []byte("package race\n" + hostile + "\n")}), "HTML")
	page := text.String()
	assert.NotContains(t, page, "<script", "page")
	assert.NotContains(t, page, "<img", "page")
	assert.Equal(t, 1, strings.Count(page, "</style>"), "ends of the style")
	assert.Contains(t, page, "&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;&lt;img src=x&gt;", "page")
}

// One failure of every class, as a browser gets it.
func TestEveryClassOfFailureHasAPage(t *testing.T) {
	given, err := os.ReadFile(filepath.Join("..", "report", "testdata", "classes.json"))
	require.NoError(t, err, "read the result")
	var r grader.Result
	require.NoError(t, json.Unmarshal(given, &r), "parse the result")
	var got bytes.Buffer
	require.NoError(t, HTML(&got, &r, nil), "HTML")
	kept := filepath.Join("testdata", "classes.html")
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755), "make a folder")
		require.NoError(t, os.WriteFile(kept, got.Bytes(), 0o644), "write %s", kept)
	}
	want, err := os.ReadFile(kept)
	require.NoError(t, err, "read %s", kept)
	assert.Equal(t, string(want), got.String(), "%s; if the new text is right: go test ./grader/internal/page -update", kept)
	for _, b := range r.Exercises[0].Behaviours {
		assert.Contains(t, got.String(), template.HTMLEscapeString(b.Message), "message of %s", b.Class)
	}
}

func TestAPageShowsCodeWithItsMarks(t *testing.T) {
	var text bytes.Buffer
	require.NoError(t, HTML(&text, broken(), map[string][]byte{"01-race": []byte("package race\n\tx = 1\n")}), "HTML")
	page := text.String()
	assert.Contains(t, page, `<span id="l0-1">package race`, "a line")
	assert.Contains(t, page, `<span id="l0-2" class="marked">    x = 1`, "the marked line")
	assert.Contains(t, page, "body:has(#t0-1-0:focus) #l0-2{", "the style that follows the steps")

	text.Reset()
	require.NoError(t, HTML(&text, broken(), nil), "HTML without sources")
	assert.NotContains(t, text.String(), `class="code"`, "page without sources")
}
