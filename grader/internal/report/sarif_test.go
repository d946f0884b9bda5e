package report_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/internal/report"
)

func sarifText(t *testing.T, r *grader.Result) string {
	t.Helper()
	var b strings.Builder
	require.NoError(t, report.SARIF(&b, r), "SARIF")
	return b.String()
}

func TestSARIF(t *testing.T) {
	for name, r := range results() {
		t.Run(name, func(t *testing.T) { golden(t, "sarif/"+name+".sarif", sarifText(t, r)) })
	}
}

// parsed reads a file with another program's types.
func parsed(t *testing.T, text string) *sarif.Run {
	t.Helper()
	log, err := sarif.FromString(text)
	require.NoError(t, err, "parse")
	require.Len(t, log.Runs, 1, "runs")
	return log.Runs[0]
}

// standard is the schema of the standard itself. That program has it in a
// constant, from which it checks its own values and not files.
func standard(t *testing.T) *jsonschema.Schema {
	t.Helper()
	folder, err := exec.Command("go", "list", "-f", "{{.Dir}}", "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif").Output()
	require.NoError(t, err, "find the package")
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(strings.TrimSpace(string(folder)), "schema.go"), nil, 0)
	require.NoError(t, err, "parse the package")
	constant := file.Decls[0].(*ast.GenDecl).Specs[0].(*ast.ValueSpec).Values[0].(*ast.BasicLit)
	text, err := strconv.Unquote(constant.Value)
	require.NoError(t, err, "unquote the schema")
	require.Contains(t, text, "(SARIF) Version 2.1.0 JSON Schema", "the schema")
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	require.NoError(t, err, "parse the schema")
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	require.NoError(t, c.AddResource("sarif.json", doc), "add the schema")
	schema, err := c.Compile("sarif.json")
	require.NoError(t, err, "compile the schema")
	return schema
}

func TestSARIFFitsTheStandard(t *testing.T) {
	schema := standard(t)
	for name, r := range results() {
		text := sarifText(t, r)
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		require.NoError(t, err, "parse %s", name)
		require.NoError(t, schema.Validate(value), "validate %s", name)
		run := parsed(t, text)
		assert.Equal(t, r.Complete, *run.Invocations[0].ExecutionSuccessful, "%s: whether the grader succeeded", name)
		for _, found := range run.Results {
			assert.Equal(t, *found.RuleID, *run.Tool.Driver.Rules[found.RuleIndex].ID, "%s: the rule at the index", name)
		}
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(strings.Replace(sarifText(t, result(partial())), `"level": "error"`, `"level": "fatal"`, 1)))
	require.NoError(t, err, "parse")
	require.Error(t, schema.Validate(value), "the schema refuses what is not of the standard")
}

// One thread flow for each goroutine, and the order of all steps is that of the
// timeline.
func TestSARIFFlowsAreTheInterleaving(t *testing.T) {
	run := parsed(t, sarifText(t, result(partial())))
	require.Len(t, run.Results, 2, "results")
	threads := run.Results[0].CodeFlows[0].ThreadFlows
	type taken struct {
		goroutine, what string
		line            int
	}
	steps := make(map[int]taken)
	for _, thread := range threads {
		for _, at := range thread.Locations {
			place := at.Location.PhysicalLocation
			assert.Equal(t, "exercises/01-race/race.go", *place.ArtifactLocation.URI, "file of a step")
			steps[at.ExecutionOrder] = taken{*thread.ID, *at.Location.Message.Text, *place.Region.StartLine}
		}
	}
	assert.Equal(t, map[int]taken{
		1: {"A", "read c.n = 0", 14},
		2: {"B", "read c.n = 0", 14},
		3: {"A", "write c.n = 1", 15},
		4: {"B", "write c.n = 1 ← loses A's update", 15},
		5: {"test", "read c.n = 1", 20},
	}, steps, "steps by their order")
}

// What the grader failed at is held against nobody's code.
func TestSARIFHasNoResultForTheGradersFailure(t *testing.T) {
	for _, r := range []*grader.Result{result(broken()), result(brokenBehaviour()), failed()} {
		run := parsed(t, sarifText(t, r))
		assert.Empty(t, run.Results, "results")
		assert.NotEmpty(t, run.Invocations[0].ToolExecutionNotifications, "notifications")
	}
}
