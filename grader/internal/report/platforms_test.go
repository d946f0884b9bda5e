package report_test

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/internal/report"
)

// platforms are the forms of places where students hand in.
var platforms = map[string]func(io.Writer, *grader.Result) error{
	"gradescope": report.Gradescope,
	"exercism":   report.Exercism,
	"classroom50": func(w io.Writer, r *grader.Result) error {
		return report.Classroom50(w, r, report.Classroom{
			Classroom: "os-2026", Assignment: "interleave", AssignmentType: "individual", Owner: "ada",
			Submission: "submit/2026-01-02T03-04-05Z-c0ffee", Commit: "https://host.example/c", Release: "https://host.example/r",
		})
	},
}

func onPlatform(t *testing.T, name string, r *grader.Result) string {
	t.Helper()
	var b strings.Builder
	require.NoError(t, platforms[name](&b, r), "write for %s", name)
	return b.String()
}

func TestPlatforms(t *testing.T) {
	for platform := range platforms {
		for name, r := range results() {
			if name == "nothing" {
				continue // no command writes a result without exercises and without a reason
			}
			t.Run(platform+"/"+name, func(t *testing.T) { golden(t, platform+"/"+name+".json", onPlatform(t, platform, r)) })
		}
	}
}

func TestPlatformsReadWhatIsWritten(t *testing.T) {
	for platform := range platforms {
		schema, err := jsonschema.NewCompiler().Compile(filepath.Join("testdata", "schemas", platform+".json"))
		require.NoError(t, err, "compile the schema of %s", platform)
		for name, r := range results() {
			value, err := jsonschema.UnmarshalJSON(strings.NewReader(onPlatform(t, platform, r)))
			require.NoError(t, err, "parse %s for %s", name, platform)
			require.NoError(t, schema.Validate(value), "validate %s for %s", name, platform)
		}
	}
}

func fields(t *testing.T, text string) map[string]any {
	t.Helper()
	var m map[string]any
	require.NoError(t, json.Unmarshal([]byte(text), &m), "parse")
	return m
}

// Gradescope would enter any number into the grade; without one it asks.
func TestGradescopeGetsNoScoreThatTheGraderDidNotReach(t *testing.T) {
	for _, r := range []*grader.Result{result(brokenBehaviour()), result(full("01-race", "Race"), broken()), failed()} {
		m := fields(t, onPlatform(t, "gradescope", r))
		assert.NotContains(t, m, "score", "keys")
		assert.Contains(t, m["output"], "the grader failed", "output")
		for _, test := range m["tests"].([]any) {
			if strings.HasPrefix(test.(map[string]any)["name"].(string), "03") {
				assert.NotContains(t, test, "score", "of a test")
			}
		}
	}
	assert.InDelta(t, 10, fields(t, onPlatform(t, "gradescope", result(partial())))["score"], 0, "score of a complete result")
}

func TestClassroom50SumsUp(t *testing.T) {
	for name, r := range results() {
		m := fields(t, onPlatform(t, "classroom50", r))
		assert.InDelta(t, r.Score*100, m["score"], 0.001, "%s: score", name)
		for _, test := range m["tests"].([]any) {
			test := test.(map[string]any)
			assert.LessOrEqual(t, test["score"], test["max-score"], "%s: %v", name, test["test-name"])
		}
		assert.Equal(t, m["commit"], m["review"], "%s: review without a link of its own", name)
	}
}

func TestExercismSaysErrorOnlyIfNoTestRan(t *testing.T) {
	want := map[string]string{"partial": "fail", "full": "pass", "unbuilt": "error", "refused": "error", "broken": "error", "failed": "error", "stub": "fail"}
	for name, status := range want {
		assert.Equal(t, status, fields(t, onPlatform(t, "exercism", results()[name]))["status"], "%s", name)
	}
	m := fields(t, onPlatform(t, "exercism", result(unbuilt(), full("04-semaphore", "Semaphore"))))
	assert.Equal(t, "fail", m["status"], "one of two does not compile")
	assert.Len(t, m["tests"], 3, "its reason, and the other's two behaviours")
}

func TestBadge(t *testing.T) {
	for name, want := range map[string]string{
		"partial": "10 of 25", "full": "25 of 25", "stub": "0 of 25", "broken": "no score", "failed": "no score", "hostile": "0 of 25",
	} {
		var b strings.Builder
		require.NoError(t, report.Badge(&b, results()[name]), "Badge of %s", name)
		assert.Contains(t, b.String(), ">"+want+"</text>", "badge of %s", name)
		assert.NoError(t, wellFormed(b.String()), "badge of %s as XML", name)
		golden(t, "badge/"+name+".svg", b.String())
	}
}

func wellFormed(text string) error {
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// One cleaning serves every form, whatever it escapes beyond that.
func TestNoFormPassesOnWhatMovesACursorOrHides(t *testing.T) {
	forms := map[string]string{"SARIF": sarifText(t, hostile()), "annotations": annotations(t, hostile())}
	for name := range platforms {
		forms[name] = onPlatform(t, name, hostile())
	}
	for form, text := range forms {
		for _, bad := range []string{"\x1b", "\x9b", "\r", "\b", "\x00", "\u202e", "\u200b", `\u001b`, `\u202e`, `\u0000`, "owned"} {
			assert.NotContains(t, text, bad, "%s", form)
		}
		assert.Contains(t, text, "FAKE gnp.exe", "%s keeps what is harmless", form)
	}
}

func TestEveryFormSaysThatItCouldNotBeWritten(t *testing.T) {
	forms := map[string]func(io.Writer, *grader.Result) error{
		"JUnit": report.JUnit, "SARIF": report.SARIF, "badge": report.Badge, "annotations": report.Annotations, "outputs": report.Outputs,
		"Markdown": func(w io.Writer, r *grader.Result) error { return report.Markdown(w, r, 0) },
	}
	for name, write := range platforms {
		forms[name] = write
	}
	for name, write := range forms {
		assert.ErrorIs(t, write(fullDisk{}, result(partial())), errFull, "%s to a full disk", name)
	}
}

// The golden files of a form that is no more would never be looked at again.
func TestEveryGoldenFolderHasItsForm(t *testing.T) {
	known := []string{"annotations", "badge", "classroom50", "exercism", "gradescope", "junit", "markdown", "sarif", "schemas", "terminal", "timeline"}
	entries, err := os.ReadDir("testdata")
	require.NoError(t, err, "list testdata")
	for _, e := range entries {
		if e.IsDir() {
			assert.Contains(t, known, e.Name(), "folder of golden files")
		}
	}
}
