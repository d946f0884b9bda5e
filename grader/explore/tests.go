package explore

import (
	"io"
	"log"
	"os"
	"regexp"
	"strings"
	"testing"

	"interleave/grader/explore/record"
	double "interleave/grader/explore/shim/testing"
)

// Test explores a test that was written for go test: the whole of it, its own
// goroutine included, is the scenario, and nothing may be left behind when it is
// over. Rewritten tests call it.
func Test(t *testing.T, f func(t *double.T)) {
	t.Helper()
	name, pattern := t.Name(), ""
	if job := record.Job(); job != nil {
		silence()
		pattern = job.Run
	}
	host := double.Host{
		Fail:    func(message string) { fail(sentence(message)) },
		TempDir: t.TempDir,
		Wanted:  wanted(pattern),
	}
	start(t, func(*X) { double.Run(name, host, f) }, options{noLeak: true, whole: true})
}

// silence drops what tests print: thousands of schedules say the same.
func silence() {
	if null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0); err == nil {
		os.Stdout = null
	}
	log.SetOutput(io.Discard)
}

// wanted is how go test's -run chooses: element by element of the test's name.
func wanted(pattern string) func(name string) bool {
	var elements []*regexp.Regexp
	for element := range strings.SplitSeq(pattern, "/") {
		elements = append(elements, regexp.MustCompile(element)) // the command has compiled it before
	}
	return func(name string) bool {
		for i, part := range strings.Split(name, "/") {
			if i < len(elements) && !elements[i].MatchString(part) {
				return false
			}
		}
		return true
	}
}
