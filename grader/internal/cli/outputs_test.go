package cli

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/internal/report"
)

// formFlags are all flags that name a file, with what stands in every file of
// that form that has no score.
var formFlags = map[string]string{
	"-json":        `"complete": false`,
	"-junit":       `errors="1"`,
	"-markdown":    "the grader failed",
	"-html":        "the grader failed",
	"-sarif":       `"executionSuccessful": false`,
	"-badge":       "no score",
	"-gradescope":  "the grader failed",
	"-exercism":    `"status": "error"`,
	"-classroom50": `"score": 0,`,
}

// saysWhy are the forms that have room for the reason when nothing was graded.
var saysWhy = []string{"-json", "-junit", "-markdown", "-html", "-sarif", "-gradescope", "-exercism"}

// inClassroom50 sets what its runner does.
func inClassroom50(t *testing.T) {
	t.Helper()
	for name, value := range map[string]string{
		"CLASSROOM": "os-2026", "ASSIGNMENT": "interleave", "OWNER": "ada", "ASSIGNMENT_TYPE": "",
		"SUBMISSION_TAG": "submit/2026-01-02T03-04-05Z-c0ffee", "COMMIT_URL": "https://host.example/c",
		"RELEASE_URL": "https://host.example/r", "REVIEW_URL": "",
	} {
		t.Setenv(name, value)
	}
}

// everyForm asks for all of them, each in a file of its own.
func everyForm(folder string) (args []string) {
	for flag := range formFlags {
		args = append(args, flag, filepath.Join(folder, flag))
	}
	return append(args, "-github")
}

func text(t *testing.T, parts ...string) string {
	t.Helper()
	read, err := os.ReadFile(filepath.Join(parts...))
	require.NoError(t, err, "read %s", filepath.Join(parts...))
	return string(read)
}

// Whoever waits for a file finds one, whatever became of the grading, and it
// never looks like a result that somebody earned.
func TestEveryFormIsWrittenWhateverHappens(t *testing.T) {
	ends := map[string]struct {
		r   *grader.Result
		err error
		why string
	}{
		"graded":                   {r: graded(12, grader.StatusPartial)},
		"the grader failed on one": {r: graded(0, grader.StatusError)},
		"the grader failed":        {err: errors.New("build 01-race:\n::error::no space left on device"), why: "no space left on device"},
	}
	for name, end := range ends {
		t.Run(name, func(t *testing.T) {
			inClassroom50(t)
			folder := t.TempDir()
			t.Setenv("GITHUB_STEP_SUMMARY", filepath.Join(folder, "summary"))
			t.Setenv("GITHUB_OUTPUT", filepath.Join(folder, "output"))
			_, stdout, stderr := typed(t.Context(), answers(end.r, end.err), everyForm(folder)...)
			for flag, failed := range formFlags {
				if name == "graded" {
					assert.NotContains(t, text(t, folder, flag), failed, "%s", flag)
				} else {
					assert.Contains(t, text(t, folder, flag), failed, "%s", flag)
				}
			}
			for _, flag := range saysWhy {
				assert.Contains(t, text(t, folder, flag), end.why, "%s says why", flag)
			}
			assert.Equal(t, text(t, folder, "-markdown"), text(t, folder, "summary"), "step summary")
			assert.Contains(t, text(t, folder, "output"), "complete=", "outputs")
			assert.Contains(t, stdout, end.why, "annotations")
			assert.NotContains(t, stderr, "\n::", "an error's text is no command to whoever reads the log")
		})
	}
}

func TestInterruptionIsWrittenToo(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s := stages{grade: func(context.Context, order) (*grader.Result, error) { cancel(); return nil, ctx.Err() }}
	inClassroom50(t)
	folder := t.TempDir()
	typed(ctx, s, everyForm(folder)...)
	for _, flag := range saysWhy {
		assert.Contains(t, text(t, folder, flag), "interrupted", "%s", flag)
	}
}

func TestOneFormOnStandardOutputIsAlone(t *testing.T) {
	inClassroom50(t)
	for flag := range formFlags {
		folder := t.TempDir()
		_, stdout, stderr := typed(t.Context(), answers(graded(12, grader.StatusPartial), nil), flag, "-", "-github")
		typed(t.Context(), answers(graded(12, grader.StatusPartial), nil), flag, filepath.Join(folder, "file"))
		assert.Equal(t, text(t, folder, "file"), stdout, "%s - is what %s FILE writes", flag, flag)
		assert.Contains(t, stderr, "::notice title=Autograding report::", "annotations go where they do no harm")
	}
}

func TestTwoFormsInOneFileMakeNoSense(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "r")
	code, _, stderr := typed(t.Context(), stages{}, "-json", file, "-junit", file)
	assert.Equal(t, ExitUsage, code, "exit code")
	assert.Equal(t, "grade: -json and -junit cannot both be written to "+file+"\nhint: name a file for each\n", stderr, "stderr")
	assert.NoFileExists(t, file, "the file")
	code, _, stderr = typed(t.Context(), stages{}, "-json", "-", "-markdown", "-")
	assert.Equal(t, ExitUsage, code, "exit code for standard output")
	assert.Contains(t, stderr, "-json and -markdown cannot both be written to standard output\n", "stderr")
}

// Earlier commands of a step may have written their own lines to GitHub's files.
func TestGitHubsFilesAreAppendedTo(t *testing.T) {
	folder := t.TempDir()
	before := strings.Repeat("before\n", 1000)
	for name, variable := range map[string]string{"summary": "GITHUB_STEP_SUMMARY", "output": "GITHUB_OUTPUT"} {
		t.Setenv(variable, filepath.Join(folder, name))
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(before), 0o644), "write %s", name)
	}
	code, _, _ := typed(t.Context(), answers(graded(12, grader.StatusPartial), nil), "-github")
	assert.Equal(t, ExitOK, code, "exit code")
	assert.Equal(t, before+"score=12.00\nmax=25.00\ncomplete=true\n", text(t, folder, "output"), "outputs")
	assert.True(t, strings.HasPrefix(text(t, folder, "summary"), before+"## 12.00 of 25.00 points\n"), "summary")
}

// What stands there already counts: the limit is that of the whole file.
func TestAStepSummaryLeavesRoomForWhatIsThere(t *testing.T) {
	folder := t.TempDir()
	summary := filepath.Join(folder, "summary")
	t.Setenv("GITHUB_STEP_SUMMARY", summary)
	t.Setenv("GITHUB_OUTPUT", "")
	require.NoError(t, os.WriteFile(summary, make([]byte, report.SummaryLimit-2_000), 0o644), "write the summary")
	r := graded(0, grader.StatusNone)
	for range 20 {
		r.Exercises[0].Behaviours = append(r.Exercises[0].Behaviours, grader.BehaviourResult{
			ID: "c/b", Verdict: grader.Failed, Class: grader.Panic, Message: strings.Repeat("why ", 100),
		})
	}
	typed(t.Context(), answers(r, nil), "-github")
	assert.LessOrEqual(t, len(text(t, summary)), report.SummaryLimit, "bytes")
	assert.Contains(t, text(t, summary), "failures more to tell of", "the end")
}

func TestAGitHubFileThatCannotBeWritten(t *testing.T) {
	t.Setenv("GITHUB_STEP_SUMMARY", filepath.Join(t.TempDir(), "no", "such", "folder"))
	code, _, stderr := typed(t.Context(), stages{}, "-github")
	assert.Equal(t, ExitUsage, code, "exit code")
	assert.Contains(t, stderr, "grade: the file that GITHUB_STEP_SUMMARY names cannot be written: ", "stderr")
}

func TestAFullDiskCostsOneFormOnly(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("needs /dev/full")
	}
	folder := t.TempDir()
	code, _, stderr := typed(t.Context(), answers(graded(12, grader.StatusPartial), nil),
		"-json", "/dev/full", "-junit", filepath.Join(folder, "-junit"))
	assert.Equal(t, ExitBroken, code, "exit code")
	assert.Contains(t, stderr, "grade: write /dev/full: write the result as JSON: ", "stderr")
	assert.Contains(t, text(t, folder, "-junit"), `<testsuite name="01-race"`, "the other form")
}

// With fewer exercises there are fewer points, and somebody who asks for more
// than there are should hear so.
func TestFailUnderMoreThanThereIs(t *testing.T) {
	code, _, stderr := typed(t.Context(), answers(graded(25, grader.StatusFull), nil), "-fail-under", "50", "01")
	assert.Equal(t, ExitBelow, code, "exit code")
	assert.Equal(t, "grade: 25.00 points are below the 50.00 of -fail-under\nhint: 25.00 are all that there are for what was graded\n", stderr, "stderr")
}

// -fail-under means the same in every mode.
func TestFailUnderInEveryMode(t *testing.T) {
	t.Setenv("GITHUB_STEP_SUMMARY", "")
	t.Setenv("GITHUB_OUTPUT", "")
	for _, mode := range [][]string{
		nil, {"-v"}, {"-json", "-"}, {"-junit", "-"}, {"-markdown", "-"}, {"-github"}, {"-github", "-json", "-"}, {"-no-color"}, {"-plain"},
	} {
		for under, want := range map[string]int{"0": ExitOK, "11.99": ExitOK, "12": ExitOK, "12.01": ExitBelow} {
			code, _, _ := typed(t.Context(), answers(graded(12, grader.StatusPartial), nil), append(mode, "-fail-under", under)...)
			assert.Equal(t, want, code, "12 points with -fail-under %s %q", under, mode)
			code, _, _ = typed(t.Context(), answers(graded(12, grader.StatusError), nil), append(mode, "-fail-under", under)...)
			assert.Equal(t, ExitBroken, code, "no score with -fail-under %s %q", under, mode)
		}
	}
	code, _, _ := typed(t.Context(), stages{}, "-fail-under", "inf")
	assert.Equal(t, ExitUsage, code, "-fail-under inf")
}

// A file that Classroom 50 would not read is not begun with.
func TestClassroom50WantsItsRunner(t *testing.T) {
	tests := map[string]struct{ name, value, want string }{
		"no classroom":      {"CLASSROOM", "", "grade: -classroom50 needs in the environment: CLASSROOM\n"},
		"another tag":       {"SUBMISSION_TAG", "v1", `grade: SUBMISSION_TAG is "v1", which does not begin with submit/`},
		"a mode of its own": {"ASSIGNMENT_TYPE", "pair", `grade: ASSIGNMENT_TYPE is "pair", which is neither individual nor group`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			inClassroom50(t)
			t.Setenv(tt.name, tt.value)
			file := filepath.Join(t.TempDir(), "result.json")
			code, _, stderr := typed(t.Context(), stages{}, "-classroom50", file)
			assert.Equal(t, ExitUsage, code, "exit code")
			assert.Contains(t, stderr, tt.want, "stderr")
			assert.NoFileExists(t, file, "the file")
		})
	}
}
