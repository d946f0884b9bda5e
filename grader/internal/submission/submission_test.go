package submission_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/internal/submission"
)

var race = grader.Exercise{ID: "01-race", Package: "race", File: "race.go"}

const text = "package race\n"

// lay writes files below a fresh folder and returns it.
func lay(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		at := filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(at), 0o755), "make the folder of %s", name)
		require.NoError(t, os.WriteFile(at, []byte(content), 0o644), "write %s", name)
	}
	return dir
}

func course(t *testing.T) string {
	t.Helper()
	return lay(t, map[string]string{
		"exercises/01-race/race.go":       "package race // stub\n",
		"exercises/01-race/race_test.go":  "package race_test\n",
		"exercises/01-race/exercise.toml": "title = 'x'\n",
		"exercises/01-race/README.md":     "read me\n",
	})
}

func read(t *testing.T, dir string) grader.Submission {
	t.Helper()
	sub, err := submission.Read(course(t), dir, []grader.Exercise{race})
	require.NoError(t, err, "Read(%s)", dir)
	return sub
}

func TestReadTakesTheFileFromAnyOfItsPlaces(t *testing.T) {
	for _, name := range []string{"01-race/race.go", "exercises/01-race/race.go", "race.go"} {
		t.Run(name, func(t *testing.T) {
			dir := lay(t, map[string]string{name: text})
			got := read(t, dir)
			want := grader.File{
				Path: filepath.Join(dir, filepath.FromSlash(name)), Source: []byte(text),
				SHA256: "b8ce8a78e65672cb1c27d179b2f9e3de4f3c6b23a492d70f149af08b6fd04a46",
			}
			assert.Equal(t, map[string]grader.File{"01-race": want}, got.Files, "files of the submission")
			assert.Empty(t, got.Notes, "notes on a plain submission")
		})
	}
}

func TestReadNotesWhatTheStudentShouldKnow(t *testing.T) {
	tests := map[string]struct {
		files map[string]string
		kind  string
		says  string
	}{
		"nothing was handed in": {nil, "no-file", "01-race/race.go is not in this submission"},
		"both places hold a file": {
			map[string]string{"01-race/race.go": text, "exercises/01-race/race.go": text},
			"two-files", "01-race/race.go and exercises/01-race/race.go are there; 01-race/race.go was graded",
		},
		"a suite that is at the top is no exercise's": {
			map[string]string{"race.go": text, "exercises/01-race/race.go": text, "race_test.go": "?", "exercise.toml": "?"},
			"two-files", "exercises/01-race/race.go and race.go are there; exercises/01-race/race.go was graded",
		},
		"the suite was edited": {
			map[string]string{"01-race/race.go": text, "01-race/race_test.go": "package race_test\n\n"},
			"tests-differ", "(01-race/race_test.go); the course's were used",
		},
		"the manifest was edited, of the same length": {
			map[string]string{"exercises/01-race/race.go": text, "exercises/01-race/exercise.toml": "title = 'y'\n"},
			"tests-differ", "(01-race/exercise.toml)",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := read(t, lay(t, tt.files))
			require.Len(t, got.Notes, 1, "notes when %s", name)
			assert.Equal(t, tt.kind, got.Notes[0].Kind, "kind of the note when %s", name)
			assert.Contains(t, got.Notes[0].Message, tt.says, "note when %s", name)
		})
	}
}

func TestReadIsSilentAboutAFaithfulCopy(t *testing.T) {
	got := read(t, lay(t, map[string]string{
		"exercises/01-race/race.go":       text,
		"exercises/01-race/race_test.go":  "package race_test\n",
		"exercises/01-race/exercise.toml": "title = 'x'\n",
		"exercises/01-race/README.md":     "my own notes\n",
		"exercises/01-race/extra_test.go": "package race_test\n",
	}))
	assert.Empty(t, got.Notes, "notes on a fork whose tests are the course's")
}

func TestReadRefusesWhatIsNotPlainText(t *testing.T) {
	tests := map[string]struct {
		content      string
		line, column int
		says         string
	}{
		"empty":                         {"", 0, 0, "is empty"},
		"blank":                         {" \n\t\n", 0, 0, "is empty"},
		"too large":                     {strings.Repeat("// x\n", 1<<20), 0, 0, "is 5242880 bytes long; at most 65536"},
		"one byte too large":            {text + strings.Repeat("/", submission.MaxBytes+1-len(text)), 0, 0, "is 65537 bytes"},
		"Latin-1":                       {"package race\n\n// f\xfcr\n", 3, 5, "the byte 0xfc"},
		"UTF-16":                        {"\xff\xfep\x00a\x00", 1, 1, "is not UTF-8"},
		"a NUL":                         {"package race\n//\x00\n", 2, 3, "control character U+0000"},
		"an escape sequence":            {"package race\n// \x1b[2J\n", 2, 4, "control character U+001B"},
		"a lone carriage return":        {"package race\n// a\rb\n", 2, 5, "control character U+000D"},
		"text turned around":            {"package race\n\n// \u202e x\n", 3, 4, "U+202E, which changes the order"},
		"a space of no width":           {"package race\nvar a\u200bb int\n", 2, 6, "U+200B, which cannot be seen"},
		"a byte order mark further on":  {"package race\n\ufeff\n", 2, 1, "U+FEFF"},
		"a letter without a shape":      {"package race\nvar \u3164 int\n", 2, 5, "U+3164, which cannot be seen"},
		"a line separator in a comment": {"package race // \u2028 x\n", 1, 17, "U+2028"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			file := read(t, lay(t, map[string]string{"01-race/race.go": tt.content})).Files["01-race"]
			require.NotNil(t, file.Refused, "refusal of a file that is %s", name)
			assert.Nil(t, file.Source, "source of a refused file")
			assert.Equal(t, submission.Rule, file.Refused.Rule, "rule")
			assert.Equal(t, "race.go", file.Refused.File, "file")
			assert.Equal(t, [2]int{tt.line, tt.column}, [2]int{file.Refused.Line, file.Refused.Column}, "place")
			assert.Contains(t, file.Refused.Message, tt.says, "message")
		})
	}
}

func TestReadAcceptsTextOfAllKinds(t *testing.T) {
	tests := map[string]struct{ content, source string }{
		"umlauts and symbols":       {"package race // für → ∞ ⚠️\n", "package race // für → ∞ ⚠️\n"},
		"line ends of Windows":      {"package race\r\n", "package race\r\n"},
		"a byte order mark":         {"\ufeffpackage race\n", "package race\n"},
		"no newline at the end":     {"package race", "package race"},
		"exactly the largest there": {text + strings.Repeat("/", submission.MaxBytes-len(text)), text + strings.Repeat("/", submission.MaxBytes-len(text))},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			file := read(t, lay(t, map[string]string{"01-race/race.go": tt.content})).Files["01-race"]
			require.Nil(t, file.Refused, "refusal of %s", name)
			assert.Equal(t, tt.source, string(file.Source), "source of %s", name)
		})
	}
}

func TestReadFollowsNothing(t *testing.T) {
	secret := lay(t, map[string]string{"race.go": "package race // secret\n"})
	tests := map[string]struct {
		lay  func(t *testing.T, dir string) error
		says string
	}{
		"a link to a file elsewhere": {func(t *testing.T, dir string) error {
			require.NoError(t, os.Mkdir(filepath.Join(dir, "01-race"), 0o755), "make the folder")
			return os.Symlink(filepath.Join(secret, "race.go"), filepath.Join(dir, "01-race", "race.go"))
		}, "is a symbolic link"},
		"a link that stays inside": {func(t *testing.T, dir string) error {
			require.NoError(t, os.Mkdir(filepath.Join(dir, "01-race"), 0o755), "make the folder")
			require.NoError(t, os.WriteFile(filepath.Join(dir, "mine.go"), []byte(text), 0o644), "write mine.go")
			return os.Symlink("../mine.go", filepath.Join(dir, "01-race", "race.go"))
		}, "is a symbolic link"},
		"a folder that is a link": {func(t *testing.T, dir string) error {
			require.NoError(t, os.Mkdir(filepath.Join(dir, "real"), 0o755), "make the folder")
			require.NoError(t, os.WriteFile(filepath.Join(dir, "real", "race.go"), []byte(text), 0o644), "write race.go")
			return os.Symlink("real", filepath.Join(dir, "01-race"))
		}, "lies in 01-race, which is a symbolic link"},
		"a folder that leads out": {func(_ *testing.T, dir string) error {
			return os.Symlink(secret, filepath.Join(dir, "01-race"))
		}, "lies in 01-race, which is a symbolic link"},
		"a file where the folder should be": {func(_ *testing.T, dir string) error {
			return os.WriteFile(filepath.Join(dir, "01-race"), []byte(text), 0o644)
		}, "cannot be looked at: not a directory"},
		"a folder of the file's name": {func(_ *testing.T, dir string) error {
			return os.MkdirAll(filepath.Join(dir, "01-race", "race.go"), 0o755)
		}, "is a folder"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			require.NoError(t, tt.lay(t, dir), "lay %s", name)
			file := read(t, dir).Files["01-race"]
			require.NotNil(t, file.Refused, "refusal of %s", name)
			assert.Contains(t, file.Refused.Message, tt.says, "message for %s", name)
			assert.Empty(t, file.SHA256, "sum of what was not read")
		})
	}
}

func TestReadFailsOnlyWithoutAFolder(t *testing.T) {
	dir := lay(t, map[string]string{"file": ""})
	for _, name := range []string{"absent", "file"} {
		_, err := submission.Read(course(t), filepath.Join(dir, name), []grader.Exercise{race})
		assert.ErrorContains(t, err, "open the submission", "Read of %s", name)
	}
}
