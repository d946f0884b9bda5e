package interleave_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

const module = "interleave/"

// mayImport is the whole architecture: for each package, the packages of this
// module that it may import. Stages name no stage; only pipeline sees them all.
// A name that ends in /... stands for everything below as well.
var mayImport = map[string]string{
	"grader": "",

	// The stages, in the order in which a submission meets them.
	"grader/internal/course":     "grader",
	"grader/internal/submission": "grader",
	"grader/internal/policy":     "grader",
	"grader/internal/rewrite":    "grader",
	"grader/internal/build":      "grader grader/internal/rewrite grader/internal/cache",
	"grader/internal/sandbox":    "grader",
	"grader/internal/run":        "grader grader/internal/sandbox",
	"grader/internal/judge":      "grader",
	"grader/internal/source":     "grader",
	"grader/internal/score":      "grader",
	"grader/internal/report":     "grader",
	"grader/internal/page":       "grader grader/internal/report grader/explore/puzzle",
	"grader/internal/cache":      "",
	"grader/internal/watch":      "",
	"grader/internal/draft":      "",

	// Where the stages meet, and who calls them.
	"grader/internal/pipeline": "grader grader/internal/course grader/internal/submission grader/internal/policy " +
		"grader/internal/build grader/internal/run grader/internal/sandbox grader/internal/judge grader/internal/score " +
		"grader/internal/source grader/internal/cache",
	"grader/internal/doctor":         "grader grader/internal/build grader/internal/sandbox",
	"grader/internal/doctor/patient": "",
	"grader/internal/check":          "grader grader/internal/pipeline grader/internal/course grader/internal/submission grader/internal/policy grader/internal/draft grader/internal/report",
	"grader/internal/cli":            "grader grader/internal/...",

	// A class of submissions. What it knows of one, it knows from pipeline.
	"grader/internal/class/roster": "",
	"grader/internal/class/fetch":  "grader grader/internal/submission",
	"grader/internal/class/crew":   "grader",
	"grader/internal/class/store":  "grader grader/internal/class/roster",
	"grader/internal/class/queue":  "grader/internal/class/store",
	"grader/internal/class/book":   "grader grader/internal/class/store grader/internal/class/roster grader/internal/score grader/internal/report",
	"grader/internal/class/board": "grader grader/internal/class/book grader/internal/class/store grader/internal/class/roster " +
		"grader/internal/report grader/internal/page grader/explore/puzzle",
	"grader/internal/class/export": "grader grader/internal/class/board grader/internal/class/book grader/internal/class/store " +
		"grader/internal/class/roster grader/internal/report",
	"grader/internal/class/synth":    "grader grader/internal/class/roster grader/internal/check grader/internal/course",
	"grader/internal/class/template": "grader grader/internal/course grader/internal/check",
	"grader/internal/class": "grader grader/internal/class/... grader/internal/cli grader/internal/course " +
		"grader/internal/pipeline grader/internal/check grader/internal/report",

	// Holds the pages to what is true; tests only.
	"grader/internal/manual": "grader grader/internal/course grader/internal/rewrite grader/internal/judge " +
		"grader/internal/source grader/internal/report",

	// The commands.
	"grader/cmd/grade": "grader/internal/cli",
	"grader/cmd/class": "grader/internal/class",
	"grader/cmd/bench": "",
	"grader/cmd/goker": "grader grader/internal/pipeline",

	// Linked into the student's binary.
	"grader/explore/...":                "grader grader/explore/...",
	"grader/internal/build/standin/...": "",

	// What students write and read. Nothing that runs in the grader imports it,
	// or the student's init would run inside the grader.
	"exercises/...": "",
	"solutions/...": "",

	// The tests of the house itself.
	".": "",
}

// standardOnly are the packages that may import no other module: they share a
// binary with the student's code, or everything imports them.
var standardOnly = []string{"grader", "grader/explore/...", "grader/internal/build/standin/...", "exercises/...", "solutions/..."}

// suiteImports is what an exercise's suite may import besides its own exercise
// and the standard library.
var suiteImports = []string{
	"interleave/grader", "interleave/grader/explore", "interleave/grader/explore/puzzle",
	"github.com/stretchr/testify/assert", "github.com/stretchr/testify/require", "go.uber.org/goleak",
}

func TestImportsFollowTheArchitecture(t *testing.T) {
	for _, s := range sources(t) {
		rule, allowed := ruleFor(s.folder())
		if !assert.NotEmpty(t, rule, "%s: package %s has no line in mayImport; decide what it may import", s.path, s.folder()) {
			continue
		}
		for _, spec := range s.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			assert.NoError(t, err, "%s: import path", s.at(spec))
			if reason := forbidden(s, rule, allowed, name); reason != "" {
				t.Errorf("%s: imports %s, but %s", s.at(spec), name, reason)
			}
		}
	}
}

// ruleFor finds the line of the table that speaks for a package.
func ruleFor(folder string) (rule string, allowed []string) {
	if names, ok := mayImport[folder]; ok {
		return folder, strings.Fields(names)
	}
	for pattern, names := range mayImport {
		if matches(folder, pattern) {
			return pattern, strings.Fields(names)
		}
	}
	return "", nil
}

// forbidden says why a file may not import a package, or "".
func forbidden(s source, rule string, allowed []string, name string) string {
	switch {
	case within(s.folder(), "exercises") && s.isTest():
		return forbiddenInSuite(s, name)
	case strings.HasPrefix(name, module):
		return forbiddenInside(s, rule, allowed, strings.TrimPrefix(name, module))
	case isThirdParty(name) && !s.isTest() && matchesAny(s.folder(), standardOnly):
		return rule + " is for the standard library only"
	}
	return ""
}

func forbiddenInside(s source, rule string, allowed []string, name string) string {
	own := name == s.folder() // an external test imports what it tests
	if own || matchesAny(name, allowed) {
		return ""
	}
	return rule + " may import only: " + strings.Join(allowed, ", ")
}

func forbiddenInSuite(s source, name string) string {
	own := name == module+s.folder()
	if own || slices.Contains(suiteImports, name) || !isThirdParty(name) && !strings.HasPrefix(name, module) {
		return ""
	}
	return "a suite may import only its exercise, " + strings.Join(suiteImports, ", ")
}

// isThirdParty goes by the dot that only domain names have.
func isThirdParty(name string) bool {
	first, _, _ := strings.Cut(name, "/")
	return strings.Contains(first, ".")
}

func matchesAny(folder string, patterns []string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool { return matches(folder, p) })
}

func matches(folder, pattern string) bool {
	if top, ok := strings.CutSuffix(pattern, "/..."); ok {
		return within(folder, top)
	}
	return folder == pattern
}
