package cli

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
)

// root is the course's own tree, which has an exercise called 01-race.
const root = "../../.."

// graded is a result with one exercise and this many points.
func graded(points float64, status grader.Status) *grader.Result {
	e := grader.ExerciseResult{ID: "01-race", Title: "Race", Score: points, Max: 25, Status: status}
	if status == grader.StatusError {
		e.Problem = "build 01-race: no space left on device"
	} else {
		e.Behaviours = []grader.BehaviourResult{{ID: "counter/race-free", Verdict: grader.Proved, Score: points, Max: 25}}
	}
	return &grader.Result{
		Schema: grader.SchemaV1, Score: points, Max: 25, Complete: e.Problem == "", Exercises: []grader.ExerciseResult{e},
	}
}

// answers are stages that always return the same.
func answers(r *grader.Result, err error) stages {
	return stages{grade: func(context.Context, order) (*grader.Result, error) { return r, err }}
}

// typed runs a command line against stages and returns what it printed.
func typed(ctx context.Context, s stages, args ...string) (code int, stdout, stderr string) {
	var out, err bytes.Buffer
	code = run(ctx, append([]string{"-root", root}, args...), console{out: &out, err: &err}, s)
	return code, out.String(), err.String()
}

func TestExitCodes(t *testing.T) {
	tests := map[string]struct {
		stages stages
		args   []string
		want   int
		stderr string // a part of it
	}{
		"graded": {
			answers(graded(12, grader.StatusPartial), nil), nil, ExitOK, "",
		},
		"graded, exactly as many points as were asked for": {
			answers(graded(12, grader.StatusPartial), nil), []string{"-fail-under", "12"}, ExitOK, "",
		},
		"graded, too few points": {
			answers(graded(12, grader.StatusPartial), nil),
			[]string{"-fail-under", "12.01"},
			ExitBelow,
			"grade: 12.00 points are below the 12.01 of -fail-under\n",
		},
		"the grader failed on an exercise, whatever the points": {
			answers(graded(0, grader.StatusError), nil),
			[]string{"-fail-under", "12"},
			ExitBroken,
			"grade: 01-race has no score: the grader failed on it\n",
		},
		"the grader failed altogether": {
			answers(nil, errors.New("build 01-race: no space left on device")), nil, ExitBroken,
			"grade: build 01-race: no space left on device\nhint: ",
		},
		"an exercise that does not exist": {
			stages{}, []string{"race2"}, ExitUsage, "grade: no exercise is called \"race2\"\nhint: there are: 01-race",
		},
		"one that does, and one that does not": {
			stages{}, []string{"01", "race2"}, ExitUsage, "race2",
		},
		"an unknown flag": {
			stages{}, []string{"-fast"}, ExitUsage, "grade: unknown flag -fast",
		},
		"points that are no number": {
			stages{}, []string{"-fail-under", "half"}, ExitUsage, "grade: -fail-under: ",
		},
		"points that are not a number": {
			stages{}, []string{"-fail-under", "NaN"}, ExitUsage, "-fail-under wants a number of points",
		},
		"a submission that is not there": {
			stages{}, []string{"-submission", "nowhere"}, ExitUsage, "grade: there is no folder \"nowhere\"\n",
		},
		"a submission that is a file": {
			stages{}, []string{"-submission", "cli_test.go"}, ExitUsage, "grade: \"cli_test.go\" is a file\n",
		},
		"a result in a folder that is not there": {
			stages{}, []string{"-json", "no/such/folder/r.json"}, ExitUsage, "grade: the result cannot be written: ",
		},
		"help": {
			stages{}, []string{"-h"}, ExitOK, "",
		},
		"repeat no times": {
			stages{}, []string{"check", "-repeat", "0"}, ExitUsage, "grade: -repeat wants a number of times\n",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			code, _, stderr := typed(t.Context(), tt.stages, tt.args...)
			assert.Equal(t, tt.want, code, "exit code of grade %q, which said:\n%s", tt.args, stderr)
			if tt.stderr == "" {
				assert.Empty(t, stderr, "stderr of grade %q", tt.args)
			} else {
				assert.Contains(t, stderr, tt.stderr, "stderr of grade %q", tt.args)
			}
		})
	}
}

func TestOutsideTheCourse(t *testing.T) {
	var out, err bytes.Buffer
	code := run(t.Context(), []string{"-root", t.TempDir()}, console{out: &out, err: &err}, stages{})
	assert.Equal(t, ExitUsage, code, "exit code outside the course")
	assert.Contains(t, err.String(), "hint: run it inside the course's repository", "stderr outside the course")
}

func TestWhatIsHandedToTheGrader(t *testing.T) {
	here, err := filepath.Abs(root)
	require.NoError(t, err, "absolute path of the course")
	folder := t.TempDir()
	tests := map[string]struct {
		args       []string
		submission string
		exercises  []string
	}{
		"nothing named":           {nil, here, nil},
		"an exercise":             {[]string{"01"}, here, []string{"01"}},
		"a folder":                {[]string{"-submission", folder, "race"}, folder, []string{"race"}},
		"two dashes":              {[]string{"--submission=" + folder, "01-race"}, folder, []string{"01-race"}},
		"one dash and a sign":     {[]string{"-submission=" + folder}, folder, nil},
		"flags behind the names":  {[]string{"race", "-submission", folder}, folder, []string{"race"}},
		"nothing but names after": {[]string{"--", "race"}, here, []string{"race"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var got order
			s := stages{grade: func(_ context.Context, o order) (*grader.Result, error) {
				got = o
				return graded(25, grader.StatusFull), nil
			}}
			code, _, stderr := typed(t.Context(), s, tt.args...)
			require.Equal(t, ExitOK, code, "exit code of grade %q, which said:\n%s", tt.args, stderr)
			assert.Equal(t, here, got.root, "root for %q", tt.args)
			assert.Equal(t, tt.submission, got.submission, "submission for %q", tt.args)
			assert.Equal(t, tt.exercises, got.exercises, "exercises for %q", tt.args)
		})
	}
}

func TestInterruption(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s := stages{grade: func(ctx context.Context, _ order) (*grader.Result, error) {
		cancel()
		return nil, errors.New("run the explore leg of 01-race: signal: killed")
	}}
	file := filepath.Join(t.TempDir(), "r.json")
	code, stdout, stderr := typed(ctx, s, "-json", file)
	assert.Equal(t, ExitBroken, code, "exit code when interrupted")
	assert.Empty(t, stdout, "stdout when interrupted")
	assert.Equal(t, "grade: interrupted; nothing was graded\n", stderr, "stderr when interrupted")
	text, err := os.ReadFile(file)
	require.NoError(t, err, "the result is written all the same")
	assert.Contains(t, string(text), `"complete": false`, "result when interrupted")
	assert.Contains(t, string(text), "interrupted; nothing was graded", "result when interrupted")
}

func TestWhereTheResultGoes(t *testing.T) {
	file := filepath.Join(t.TempDir(), "r.json")
	require.NoError(t, os.WriteFile(file, bytes.Repeat([]byte("old "), 10_000), 0o644), "an old result")

	_, stdout, _ := typed(t.Context(), answers(graded(12, grader.StatusPartial), nil), "-json", file)
	assert.Contains(t, stdout, "total  12.00 of 25.00", "the terminal form stays on stdout")
	text, err := os.ReadFile(file)
	require.NoError(t, err, "read the result")
	assert.Contains(t, string(text), `"score": 12,`, "the new result")
	assert.NotContains(t, string(text), "old", "the old result is gone")

	_, stdout, _ = typed(t.Context(), answers(graded(12, grader.StatusPartial), nil), "-json", "-")
	assert.Equal(t, string(text), stdout, "with - it is the same, on stdout, alone")

	_, stdout, _ = typed(t.Context(), answers(nil, errors.New("no go")), "-json", "-")
	assert.Contains(t, stdout, `"kind": "grader-failed"`, "also when the grader fails")
}

func TestNoOldResultSurvivesARunThatDies(t *testing.T) {
	file := filepath.Join(t.TempDir(), "r.json")
	require.NoError(t, os.WriteFile(file, []byte("old"), 0o644), "an old result")
	s := stages{grade: func(context.Context, order) (*grader.Result, error) {
		text, err := os.ReadFile(file)
		require.NoError(t, err, "read the file while grading")
		assert.Empty(t, text, "the file while grading")
		return graded(0, grader.StatusNone), nil
	}}
	typed(t.Context(), s, "-json", file)
}

func TestAWrongCommandLineLeavesOldResultsAlone(t *testing.T) {
	file := filepath.Join(t.TempDir(), "r.json")
	require.NoError(t, os.WriteFile(file, []byte("old"), 0o644), "an old result")
	typed(t.Context(), stages{}, "-json", file, "no-such-exercise")
	text, err := os.ReadFile(file)
	require.NoError(t, err, "read the file")
	assert.Equal(t, "old", string(text), "the file after a usage error")
}
