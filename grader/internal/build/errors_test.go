package build

import (
	"go/token"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
)

func TestUnparsedGivesOneErrorForEachLine(t *testing.T) {
	_, err := parse(token.NewFileSet(), "race", map[string][]byte{"/x/race.go": []byte("package race\n\nfunc f( {\n")})
	require.Error(t, err, "parse of half a function")
	want := []grader.CompileError{
		{File: "race.go", Line: 3, Column: 9, Message: "expected ')', found '{'"},
		{File: "race.go", Line: 3, Column: 10, Message: "expected ')', found newline"},
	}
	assert.Subset(t, append(want, unparsed(err)...), unparsed(err), "errors of half a function")
	assert.Equal(t, want[0], unparsed(err)[0], "first error of half a function")
}

func TestFlatPutsAMessageOnOneLine(t *testing.T) {
	assert.Equal(t, "not enough return values: have (nil), want (int, error)",
		flat("not enough return values\n\thave (nil)\n\twant (int, error)"), "message of three lines")
	assert.Equal(t, "declared and not used: x", flat("declared and not used: x"), "message of one line")
}

func TestMessagesNameNoFolderOfThisMachine(t *testing.T) {
	assert.Equal(t, "method Inc already declared at race.go:3:16",
		portable("method Inc already declared at /tmp/x/race.go:3:16", "/tmp/x/race.go"), "message with a place in it")
	assert.Equal(t, "undefined: x", portable("undefined: x", "race.go"), "message on a file without a folder")
}

func TestComplaintsTakesTheStudentsOwnLinesOnly(t *testing.T) {
	said := `# interleave/exercises/01-race
/tmp/x/01-race/unchanged/race.go:7:6: stack frame too large (>1GB): 2048 MB locals
race_test.go:3:2: something else
C:\x\race.go:9: no column here
note: module requires Go 1.30
`
	want := []grader.CompileError{
		{File: "race.go", Line: 7, Column: 6, Message: "stack frame too large (>1GB): 2048 MB locals"},
		{File: "race.go", Line: 9, Message: "no column here"},
	}
	assert.Equal(t, want, complaints(said, "race.go"), "complaints(%q)", said)
}
