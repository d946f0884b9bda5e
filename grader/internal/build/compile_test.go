package build

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
)

var race = grader.Exercise{ID: "01-race", Package: "race", File: "race.go"}

// compile builds a file for the course's own first exercise, with or without a
// stub to hold it against.
func compile(t *testing.T, source []byte, stubbed bool) (Output, error) {
	t.Helper()
	job := Job{Exercise: race, Source: source}
	if stubbed {
		job.Stub = given(t, "exercises/01-race/testdata/race.go")
	}
	out := builder(t).Compile(t.Context(), []Job{job}, nil)
	require.Len(t, out, 1, "outputs")
	return out[0], out[0].Fault
}

// builder builds in the course's own tree, and keeps nothing.
func builder(t *testing.T) *Builder {
	t.Helper()
	root, err := filepath.Abs("../../..")
	require.NoError(t, err, "find the course")
	tools, err := Detect(t.Context(), root)
	require.NoError(t, err, "Detect")
	return &Builder{Root: root, Dir: t.TempDir(), Toolchain: tools}
}

func given(t *testing.T, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("../../..", name))
	require.NoError(t, err, "read %s", name)
	return text
}

func TestCompileFindsWhatIsWrongWithTheFile(t *testing.T) {
	solution := string(given(t, "solutions/01-race/race.go"))
	lines := 1
	for _, c := range solution {
		if c == '\n' {
			lines++
		}
	}
	tests := map[string]struct {
		source string
		line   int
		want   string
	}{
		"no Go":               {solution + "func {\n", lines, "expected 'IDENT', found '{'"},
		"another package":     {"package racing\n", 1, "the package is called racing; the exercise fixes package race"},
		"a type error":        {solution + "func f() int { return \"\" }\n", lines, "cannot use \"\" (untyped string constant) as int value in return statement"},
		"nothing of the stub": {"package race\n", 0, "Counter is missing; the exercise fixes type Counter"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := compile(t, []byte(tt.source), true)
			require.NoError(t, err, "Compile of %s", name)
			require.NotEmpty(t, got.Errors, "errors of %s", name)
			assert.Equal(t, tt.want, got.Errors[0].Message, "first error of %s", name)
			assert.Equal(t, tt.line, got.Errors[0].Line, "its line")
			assert.Equal(t, "race.go", got.Errors[0].File, "its file")
		})
	}
}

func TestCompileBlamesTheFileForAMisfitIfThereIsNoStub(t *testing.T) {
	got, err := compile(t, []byte("package race\n"), false)
	require.NoError(t, err, "Compile of an empty package without a stub")
	require.NotEmpty(t, got.Errors, "errors")
	assert.Equal(t, "race_test.go", got.Errors[0].File, "file of the first error")
	assert.Contains(t, got.Errors[0].Message, "undefined: race.", "first error")
}

func TestCompileTellsTheCompilersLimitsFromOurFaults(t *testing.T) {
	if testing.Short() {
		t.Skip("links")
	}
	big := "\nfunc big(a [1 << 31]byte) byte { return a[3] }\n\nfunc use(p *[1 << 31]byte) byte { return big(*p) }\n"
	got, err := compile(t, append(given(t, "solutions/01-race/race.go"), big...), true)
	require.NoError(t, err, "Compile of a function with a huge argument")
	require.NotEmpty(t, got.Errors, "errors")
	assert.Contains(t, got.Errors[0].Message, "stack frame too large", "first error")
}

func TestCompileWritesOnlyIntoItsFolder(t *testing.T) {
	if testing.Short() {
		t.Skip("links")
	}
	before, err := os.ReadDir("../../../exercises/01-race")
	require.NoError(t, err, "list the exercise")
	got, err := compile(t, given(t, "solutions/01-race/race.go"), true)
	require.NoError(t, err, "Compile of the solution")
	assert.FileExists(t, got.Plain, "binary of the explore leg")
	after, err := os.ReadDir("../../../exercises/01-race")
	require.NoError(t, err, "list the exercise again")
	assert.Equal(t, len(before), len(after), "files of the exercise")
}

func TestCompileTellsOfThePlainBinariesFirst(t *testing.T) {
	if testing.Short() {
		t.Skip("links")
	}
	b := builder(t)
	if missing := b.Toolchain.NoRaceDetector(); missing != "" {
		t.Skip(missing)
	}
	fits, fails := given(t, "solutions/01-race/race.go"), []byte("package race\n\nfunc {\n")
	var told [][]Output
	out := b.Compile(t.Context(), []Job{
		{Exercise: race, Name: "fits", Source: fits}, {Exercise: race, Name: "fails", Source: fails},
	}, func(plain []Output) { told = append(told, plain) })
	require.Len(t, told, 1, "how often it tells")
	require.Len(t, told[0], 2, "outputs")
	assert.Equal(t, Output{Package: out[0].Package, Lines: out[0].Lines, Plain: out[0].Plain}, told[0][0], "what fits")
	assert.Equal(t, Output{}, told[0][1], "what does not")
	assert.FileExists(t, out[0].Plain, "binary of the explore leg")
	assert.FileExists(t, out[0].Race, "binary of the race leg")
	assert.NotEmpty(t, out[1].Errors, "errors of what does not fit")
}
