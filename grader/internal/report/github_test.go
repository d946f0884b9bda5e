package report_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/internal/report"
)

func annotations(t *testing.T, r *grader.Result) string {
	t.Helper()
	var b strings.Builder
	require.NoError(t, report.Annotations(&b, r), "Annotations")
	return b.String()
}

func TestAnnotations(t *testing.T) {
	for name, r := range results() {
		t.Run(name, func(t *testing.T) { golden(t, "annotations/"+name+".golden", annotations(t, r)) })
	}
}

// The ten of one result leave some classes out, so each has one of its own here.
func TestAnnotationsOfEveryClass(t *testing.T) {
	var all strings.Builder
	for _, b := range classes().Behaviours {
		all.WriteString(annotations(t, result(exercise("01-race", "Race", 0, grader.StatusNone, b))))
	}
	golden(t, "annotations/every-class.golden", all.String())
}

// GitHub shows ten of a kind and drops the rest, so there never are more, and
// the ten are those that cost most.
func TestTheWorstAnnotationsComeFirst(t *testing.T) {
	r := result(classes(), unbuilt())
	lines := strings.Split(strings.TrimSpace(annotations(t, r)), "\n")
	require.Len(t, lines, 10, "annotations of 13 failures and 12 compile errors")
	assert.Contains(t, lines[0], "does not compile", "the first: a whole exercise")
	for _, line := range lines[1:5] {
		assert.Regexp(t, `line=1[258],|line=21,`, line, "those that cost 3 points follow")
	}
	assert.Contains(t, lines[9], "Autograding report", "the last")
}

// unescaped is what GitHub's runner makes of one line of a log: a command, its
// properties and its text, or nothing.
func unescaped(line string) (kind string, properties map[string]string, text string) {
	parts := regexp.MustCompile(`^\s*::([a-z-]+) ?(.*?)::(.*)$`).FindStringSubmatch(line)
	if parts == nil {
		return "", nil, ""
	}
	back := strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%").Replace
	properties = make(map[string]string)
	for _, p := range strings.Split(parts[2], ",") {
		name, value, _ := strings.Cut(p, "=")
		properties[name] = back(value)
	}
	return parts[1], properties, back(parts[3])
}

func TestAnnotationsAreEscaped(t *testing.T) {
	evil := "50%, a::b, file=x,line=9\r\n::error::owned ::stop-commands::x ##[add-mask]y %0A::set-env name=A::b"
	e := exercise("01-race", "Race", 0, grader.StatusNone, behaviour("c/b", grader.Failed, grader.Contract,
		breaks(grader.Panic, evil, evil, nil, grader.Location{File: "race.go", Line: 3, Text: evil})))
	lines := strings.Split(strings.TrimSpace(annotations(t, result(e))), "\n")
	require.Len(t, lines, 2, "lines: one failure, one score")
	kind, properties, text := unescaped(lines[0])
	assert.Equal(t, "error", kind, "command")
	assert.Equal(t, map[string]string{
		"file": "exercises/01-race/race.go", "line": "3", "endLine": "3", "title": "c/b: panic",
	}, properties, "properties")
	assert.Contains(t, text, "50%, a::b, file=x,line=9", "what is harmless stays")
	assert.Contains(t, text, " %0A::set-env", "an escape in the text is text")
	assert.NotContains(t, annotations(t, result(e)), "##[", "commands of the older form")
}

// logCommand is what GitHub's runner, or Azure's, looks for in a log.
var logCommand = regexp.MustCompile(`(?m)^[ \t]*::.*$|##[a-z]*\[`)

// However a submission's text is wrapped, no line of any form that may go to a
// log is a command to whoever reads the log.
func TestNoLineOfALogIsACommand(t *testing.T) {
	words := []string{"::error::owned", ":::error::owned", "x\n::notice::owned", "##[error]owned", "##\u200b[error]owned", "##vso[task.x]y"}
	for _, word := range words {
		for pad := range 130 {
			evil := strings.Repeat("x", pad) + word + " " + strings.Repeat("y", pad) + word
			e := exercise("01-race", "Race", 0, grader.StatusNone, behaviour("c/b", grader.Failed, grader.Contract,
				breaks(grader.Panic, evil, evil, lostUpdate(), grader.Location{File: "race.go", Line: 3, Text: evil})))
			r := result(e)
			r.Notes = []grader.Note{{Kind: "n", Message: evil}}
			for form, text := range map[string]string{"terminal": terminal(t, r, report.Options{}), "JSON": written(t, r), "Markdown": markdown(t, r, 0), "JUnit": junitText(t, r)} {
				assert.Empty(t, logCommand.FindAllString(text, -1), "%s of %q", form, evil)
			}
		}
	}
}

func TestOutputs(t *testing.T) {
	var b strings.Builder
	require.NoError(t, report.Outputs(&b, result(partial(), broken())), "Outputs")
	assert.Equal(t, "score=10.00\nmax=50.00\ncomplete=false\n", b.String(), "outputs")
}

// Where the file lies is what the submission says, so that an annotation finds
// it in the repository.
func TestAnnotationsNameTheFileAsTheRepositoryDoes(t *testing.T) {
	r := result(partial())
	r.Submission.Paths = map[string]string{"01-race": "01-race/race.go"}
	assert.Contains(t, annotations(t, r), "file=01-race/race.go,line=15,", "of a folder that is no fork")
	assert.Contains(t, annotations(t, result(partial())), "file=exercises/01-race/race.go,line=15,", "of one that says nothing")
}

func TestALongMessageIsCutInAnAnnotation(t *testing.T) {
	e := exercise("01-race", "Race", 0, grader.StatusNone, behaviour("c/b", grader.Failed, grader.Contract,
		breaks(grader.Panic, strings.Repeat("long ", 10_000), "", nil)))
	assert.Less(t, len(annotations(t, result(e))), 2_000, "bytes of the annotation")
}
