package pipeline

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/internal/submission"
)

const root = "../../.." // relative on purpose: see real

// hand writes a submission of one file and returns its folder.
func hand(t *testing.T, text string) string {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "01-race", "race.go")
	require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755), "make the submission's folder")
	require.NoError(t, os.WriteFile(file, []byte(text), 0o644), "write the submission")
	return dir
}

func TestWhatIsWrongWithAFileIsInTheResult(t *testing.T) {
	stub, err := os.ReadFile(filepath.Join(root, "exercises/01-race/testdata/race.go"))
	require.NoError(t, err, "read the stub")
	tests := map[string]struct {
		text    string
		status  grader.Status
		verdict grader.Verdict
	}{
		"the stub as it is":       {string(stub), grader.StatusUnstarted, grader.Unstarted},
		"the stub, laid out anew": {string(stub) + "\n\n", grader.StatusUnstarted, grader.Unstarted},
		"a forbidden import":      {"package race\n\nimport \"os\"\n\nvar _ = os.Args\n", grader.StatusRefused, grader.Refused},
		"no Go at all":            {"package race\n\nfunc {\n", grader.StatusUnbuilt, grader.Unbuilt},
		"half of the functions":   {"package race\n\nfunc LostUpdate() string { return \"\" }\n", grader.StatusUnbuilt, grader.Unbuilt},
		"an empty file":           {"", grader.StatusRefused, grader.Refused},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r, err := Grade(t.Context(), Options{Root: root, Submission: hand(t, tt.text), Exercises: []string{"01"}})
			require.NoError(t, err, "Grade")
			require.Len(t, r.Exercises, 1, "exercises")
			assert.Equal(t, tt.status, r.Exercises[0].Status, "status of %+v", r.Exercises[0])
			for _, b := range r.Exercises[0].Behaviours {
				assert.Equal(t, tt.verdict, b.Verdict, "verdict on %s", b.ID)
				assert.Zero(t, b.Score, "points for %s", b.ID)
			}
			assert.True(t, r.Complete, "the grader itself did not fail")
		})
	}
}

func TestAFileThatIsNotThereIsUnstartedAndSaid(t *testing.T) {
	r, err := Grade(t.Context(), Options{Root: root, Submission: t.TempDir(), Exercises: []string{"race"}})
	require.NoError(t, err, "Grade")
	assert.Equal(t, grader.StatusUnstarted, r.Exercises[0].Status, "status")
	assert.NotEmpty(t, r.Notes, "a note says that the file is missing")
}

func TestOptionsThatMakeNoSenseAreTypedErrors(t *testing.T) {
	_, err := Grade(t.Context(), Options{Root: root, Submission: t.TempDir(), Exercises: []string{"99"}})
	var unknown *UnknownExerciseError
	require.ErrorAs(t, err, &unknown, "an exercise that does not exist")
	assert.Contains(t, unknown.Known, "01-race", "what there is instead")

	_, err = Grade(t.Context(), Options{Root: root, Submission: filepath.Join(t.TempDir(), "nowhere")})
	var missing *NoSubmissionError
	assert.ErrorAs(t, err, &missing, "a folder that does not exist")
}

func TestASubmissionIsLaidOverTheStubWhereverTheCourseIs(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and runs a submission")
	}
	link := filepath.Join(t.TempDir(), "course")
	there, err := filepath.Abs(root)
	require.NoError(t, err, "find the course")
	require.NoError(t, os.Symlink(there, link), "link to the course")
	for _, course := range []string{root, link} {
		r, err := Grade(t.Context(), Options{Root: course, Submission: filepath.Join(root, "solutions"), Exercises: []string{"01"}})
		require.NoError(t, err, "Grade with the course at %s", course)
		assert.Equal(t, r.Max, r.Score, "points with the course at %s", course)
	}
}

func TestWhatWasTakenInElsewhereIsGradedLikeAFolder(t *testing.T) {
	text := "package race\n\nimport \"os\"\n\nvar _ = os.Args\n"
	read, err := Grade(t.Context(), Options{Root: root, Submission: hand(t, text), Exercises: []string{"01"}})
	require.NoError(t, err, "Grade a folder")
	file := submission.Take("01-race/race.go", []byte(text))
	batch, err := Build(t.Context(), Options{Root: root}, []Piece{{"01-race", &file}, {"02-mutex", nil}})
	require.NoError(t, err, "Build")
	defer batch.Close()
	given, err := batch.Results(t.Context())
	require.NoError(t, err, "Results")
	assert.Equal(t, read.Exercises, given[0].Exercises, "exercises")
	assert.Equal(t, read.Submission.Files, given[0].Submission.Files, "sums of the files")
	assert.Equal(t, grader.StatusUnstarted, given[1].Exercises[0].Status, "status of what was not handed in")
}
