package report_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/internal/report"
)

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(report.Schema()))
	require.NoError(t, err, "parse the schema")
	c := jsonschema.NewCompiler()
	require.NoError(t, c.AddResource("result.schema.json", doc), "add the schema")
	s, err := c.Compile("result.schema.json")
	require.NoError(t, err, "compile the schema")
	return s
}

func written(t *testing.T, r *grader.Result) string {
	t.Helper()
	var b strings.Builder
	require.NoError(t, report.JSON(&b, r), "JSON")
	return b.String()
}

func TestJSONFitsItsSchema(t *testing.T) {
	schema := compiled(t)
	for name, r := range results() {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(written(t, r)))
		require.NoError(t, err, "parse %s", name)
		require.NoError(t, schema.Validate(value), "validate %s", name)
	}
}

func TestSchemaRefusesWhatIsNoResult(t *testing.T) {
	tests := map[string]func(map[string]any){
		"another schema":           func(m map[string]any) { m["schema"] = "interleave/result/v2" },
		"a key nobody described":   func(m map[string]any) { m["extra"] = 1 },
		"a score of three digits":  func(m map[string]any) { m["score"] = 1.005 },
		"no exercises":             func(m map[string]any) { delete(m, "exercises") },
		"exercises null":           func(m map[string]any) { m["exercises"] = nil },
		"a verdict of another age": func(m map[string]any) { first(m)["verdict"] = "maybe" },
		"failed without a class":   func(m map[string]any) { delete(first(m), "class") },
		"a class without failure":  func(m map[string]any) { first(m)["verdict"] = "proved" },
	}
	schema := compiled(t)
	for name, spoil := range tests {
		t.Run(name, func(t *testing.T) {
			var m map[string]any
			require.NoError(t, json.Unmarshal([]byte(written(t, result(partial()))), &m), "parse")
			require.NoError(t, schema.Validate(m), "before it is spoilt")
			spoil(m)
			assert.Error(t, schema.Validate(m), "%s must not validate", name)
		})
	}
}

func first(m map[string]any) map[string]any {
	e := m["exercises"].([]any)[0].(map[string]any)
	return e["behaviours"].([]any)[0].(map[string]any)
}

func TestJSON(t *testing.T) {
	golden(t, "partial.json", written(t, result(partial())))
	golden(t, "classes.json", written(t, result(classes()))) // package page draws it too
}

func TestJSONComesBackAsTheSameResult(t *testing.T) {
	for name, r := range results() {
		text := written(t, r)
		var back grader.Result
		require.NoError(t, json.Unmarshal([]byte(text), &back), "parse %s", name)
		assert.Equal(t, text, written(t, &back), "%s written, read and written again", name)
	}
}

func TestNoTextOfASubmissionReachesAScreenRaw(t *testing.T) {
	r := hostile()
	before := r.Notes[0].Message
	for form, text := range map[string]string{"JSON": written(t, r), "terminal": terminal(t, r, report.Options{Verbose: true})} {
		for _, bad := range []string{"\x1b", "\x9b", "\r", "\b", "\x00", "\u202e", "\u200b", `\u001b`, `\u202e`, "[31m", "owned"} {
			assert.NotContains(t, text, bad, "%s form", form)
		}
		assert.NotRegexp(t, `(?m)^01-race  25\.00`, text, "%s form: a forged line", form)
		assert.Contains(t, text, "FAKE gnp.exe", "%s form keeps what is harmless", form)
	}
	assert.Equal(t, before, r.Notes[0].Message, "the result itself must stay as it was")
}

// The golden files of all forms show every failure class that a result can have.
func TestTheFixturesHaveEveryClass(t *testing.T) {
	var schema struct {
		Defs struct {
			Behaviour struct {
				Properties struct {
					Class struct{ Enum []grader.Class }
				}
			}
		} `json:"$defs"`
	}
	require.NoError(t, json.Unmarshal(report.Schema(), &schema), "parse the schema")
	var shown []grader.Class
	for _, b := range classes().Behaviours {
		shown = append(shown, b.Class)
	}
	assert.ElementsMatch(t, schema.Defs.Behaviour.Properties.Class.Enum, shown, "classes")
}
