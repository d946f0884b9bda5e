package rewrite

import (
	"fmt"
	"go/token"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"interleave/grader"
)

// placed lists the words of a source, each with the line that the compiler will
// name, and which that stands for.
func placed(source []byte, lines grader.Lines) []string {
	var all []string
	for at, l := range lexemes(source) {
		if l.tok != token.SEMICOLON { // at the end of a line there is one that nobody wrote
			_, line := lines.Find(filepath.Base(at.Filename), at.Line)
			all = append(all, fmt.Sprint(line, " ", word(l.tok, l.literal)))
		}
	}
	return all
}

// keepsPlaces asserts that in parts a file has all its words, and on their lines.
func keepsPlaces(t testing.TB, source []byte) {
	t.Helper()
	inParts, lines := Parts("x.go", source)
	assert.Equal(t, placed(source, nil), placed(inParts, lines), "words of a file in parts, with their lines")
}

func TestPartsKeepPlaces(t *testing.T) {
	sources := map[string]string{
		"nothing but a clause":   "package p",
		"semicolons of all kind": "package p; import \"fmt\"\nvar (\n\ta = 1; b =\n\t2\n)\nfunc f() { fmt.Print(a,\n\tb,\n) }; func g() {}\n",
		"a comment in the way":   "package p\n\nfunc f() int { return /* of\ntwo lines */\n}\n",
		"text of several lines":  "package p\n\nconst text = `one\n\t\"two\"\n` + \"three\"\n\nvar after = text\n",
		"lines that go back":     "package p\n\nvar a = f()\n\nfunc f() int {\n\treturn 1\n}\nfunc set() { a = /*line :3:9*/f() }\nfunc g() {}\n",
	}
	for name, source := range sources {
		t.Run(name, func(t *testing.T) { keepsPlaces(t, []byte(source)) })
	}
}

// A line more in one declaration is a line more in this part of the file, and the
// others are word for word as they were.
func TestPartsDoNotDependOnEachOther(t *testing.T) {
	before, _ := Parts("x.go", []byte("package p\n\nfunc f() {\n}\n\nfunc g() {\n\tf()\n}\n"))
	after, lines := Parts("x.go", []byte("package p\n\n// f waits.\nfunc f() {\n\tselect {}\n}\n\nfunc g() {\n\tf()\n}\n"))
	assert.Equal(t, strings.Join([]string{
		"/*line x.go#0:1*/ package p ;",
		"/*line x.go#1:1*/ func f ( ) {/*line x.go#1:2*/ } ;",
		"/*line x.go#2:1*/ func g ( ) {/*line x.go#2:2*/ f ( ) ;/*line x.go#2:3*/ } ;",
		"",
	}, "\n"), string(before), "a file in parts")
	assert.Equal(t, strings.Join([]string{
		"/*line x.go#0:1*/ package p ;",
		"/*line x.go#1:1*/ func f ( ) {/*line x.go#1:2*/ select { } ;/*line x.go#1:3*/ } ;",
		"/*line x.go#2:1*/ func g ( ) {/*line x.go#2:2*/ f ( ) ;/*line x.go#2:3*/ } ;",
		"",
	}, "\n"), string(after), "the same with a line more")
	assert.Equal(t, grader.Lines{1, 4, 8}, lines, "where its parts begin")
}
