package manual

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// An instruction is one line of the compiler's listing.
type instruction struct{ name, operands string }

// architectures are those whose instructions the guide shows. The compiler
// knows them all, whatever it runs on.
var architectures = []string{"amd64", "arm64"}

// listing compiles one file without imports and returns the instructions of a
// function for an architecture, without its entry and its return.
func listing(t *testing.T, file, function, architecture string) []instruction {
	command := exec.CommandContext(t.Context(), "go", "tool", "compile", "-S", "-p", "guide", "-o", os.DevNull, file)
	command.Env = append(os.Environ(), "GOARCH="+architecture)
	said, err := command.CombinedOutput()
	require.NoError(t, err, "compile %s for %s:\n%s", file, architecture, said)
	_, body, _ := strings.Cut(string(said), "guide."+function+" STEXT")
	_, body, _ = strings.Cut(body, "\n")
	var all []instruction
	for line := range strings.Lines(body) {
		if !strings.HasPrefix(line, "\t") {
			break // the next function
		}
		m := instructionForm.FindStringSubmatch(line)
		if m == nil || m[1] == "TEXT" || m[1] == "FUNCDATA" || m[1] == "PCDATA" || m[1] == "RET" {
			continue
		}
		all = append(all, instruction{m[1], strings.ReplaceAll(m[2], "guide.", "")})
	}
	require.NotEmpty(t, all, "instructions of %s for %s in\n%s", function, architecture, said)
	return all
}

// instructionForm is an address, a position, and what is done there.
var instructionForm = regexp.MustCompile(`^\t0x[0-9a-f]+ \d+ \(.*?\)\t(\w+)(?:\t(.*))?\n`)

// otherRelease says why a listing cannot be held against this compiler: the page
// names the release of Go that made it, and the next may choose other
// instructions. "" if it can.
func otherRelease(b block) string {
	if len(b.source) != 4 || b.source[0] != "compiled" {
		return ""
	}
	release := b.source[3]
	if version := runtime.Version(); version != release && !strings.HasPrefix(version, release+".") {
		return fmt.Sprintf("the listing was made by %s and this is %s; what the page says about it is tested for any release", release, version)
	}
	return ""
}

// compiled shows the instructions of a function.
func (s *sample) compiled(t *testing.T, words []string) string {
	require.Len(t, words, 3, "compiled FILE FUNCTION RELEASE: %v", words)
	file := s.pack.CompiledGoFiles[s.index(t, words[0])]
	text := ""
	for _, architecture := range architectures {
		for i, in := range listing(t, file, words[1], architecture) {
			if i > 0 {
				architecture = ""
			}
			text += fmt.Sprintf("%-5s  %-4s  %s\n", architecture, in.name, in.operands)
		}
	}
	return text
}

// What the guide says about count++ holds for any version of Go.
func TestCountIsReadAddedAndWrittenBack(t *testing.T) {
	file := filepath.Join(root, "exercises/testdata/guide/count.go")
	arm := listing(t, file, "inc", "arm64")
	require.Len(t, arm, 3, "instructions for arm64: %v", arm)
	assert.Regexp(t, `^MOV.* count\(SB\), (R\d+)$`, arm[0].name+" "+arm[0].operands, "the first reads")
	assert.Regexp(t, `^ADD \$1, R\d+`, arm[1].name+" "+arm[1].operands, "the second adds")
	assert.Regexp(t, `^MOV.* R\d+, count\(SB\)$`, arm[2].name+" "+arm[2].operands, "the third writes")

	amd := listing(t, file, "inc", "amd64")
	require.Len(t, amd, 1, "instructions for amd64: %v", amd)
	assert.Regexp(t, `^(INC|ADD)Q .*count\(SB\)$`, amd[0].name+" "+amd[0].operands, "one reads, adds and writes, without LOCK")
}
