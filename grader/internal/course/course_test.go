package course_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/internal/course"
)

// good is a manifest without a flaw; the tests below each add one.
const good = `
title = "Lost updates"
package = "race"
file = "race.go"
points = 25

[limits]
schedules = 2000
race_schedules = 200
steps = 10_000
cpu = "20s"
wall = "60s"
memory = "1GiB"
output = "64KiB"

[rules]
unneeded = ["time.Now", "math/rand/v2.N"]

[[rules.apart]]
type = "Lock"
from = ["sync", "sync/atomic"]
reason = "to be built from a channel"

[[behaviour]]
id = "counter/counts"
title = "Value is what Inc made it"
property = "contract"
weight = 1

[[behaviour]]
id = "counter/no-lost-update"
title = "no Inc is lost"
property = "mutual-exclusion"
weight = 3
needs = ["counter/counts"]
hint = "What lies between reading and writing?"
`

// tree lays files below a fresh folder and returns it.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755), "make the folder of %s", name)
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644), "write %s", name)
	}
	return root
}

func one(manifest string) map[string]string {
	return map[string]string{"exercises/01-race/exercise.toml": manifest, "exercises/01-race/race.go": "package race\n"}
}

func TestLoadReadsEveryKey(t *testing.T) {
	got, err := course.Load(tree(t, one(good)))
	require.NoError(t, err, "Load of a good manifest")
	want := grader.Exercise{
		ID: "01-race", Title: "Lost updates", Package: "race", File: "race.go", Points: 25,
		Behaviours: []grader.Behaviour{
			{ID: "counter/counts", Title: "Value is what Inc made it", Property: grader.Contract, Weight: 1},
			{
				ID: "counter/no-lost-update", Title: "no Inc is lost", Property: grader.MutualExclusion, Weight: 3,
				Needs: []string{"counter/counts"}, Hint: "What lies between reading and writing?",
			},
		},
		Limits: grader.Limits{
			Schedules: 2000, RaceSchedules: 200, Steps: 10_000,
			CPU: 20 * time.Second, Wall: time.Minute, Memory: 1 << 30, Output: 64 << 10,
		},
		Rules: grader.Rules{
			Unneeded: []string{"time.Now", "math/rand/v2.N"},
			Apart:    []grader.Apart{{Type: "Lock", From: []string{"sync", "sync/atomic"}, Reason: "to be built from a channel"}},
		},
	}
	assert.Equal(t, []grader.Exercise{want}, got, "Load of a good manifest")
}

func TestLoadSaysWhichKeyIsWrong(t *testing.T) {
	tests := map[string]struct{ old, new, want string }{
		"no TOML at all":              {`title =`, `title`, "line 2"},
		"a key that does not exist":   {`points = 25`, "points = 25\npionts = 3", "pionts: there is no such key"},
		"an unknown key in a table":   {`weight = 1`, "weight = 1\nwieght = 2", "behaviour.wieght: there is no such key"},
		"no title":                    {`title = "Lost updates"`, ``, "title: is missing"},
		"no package":                  {`package = "race"`, ``, `package: "" is no package name`},
		"a file that is a test":       {`"race.go"`, `"race_test.go"`, `file: "race_test.go" is not`},
		"a file in another folder":    {`"race.go"`, `"../race.go"`, `file: "../race.go" is not`},
		"a file that is not there":    {`"race.go"`, `"counter.go"`, "file: stat"},
		"no points":                   {`points = 25`, ``, "points: must be above 0"},
		"no schedules":                {`schedules = 2000`, ``, "limits.schedules: must be at least 1"},
		"no steps":                    {`steps = 10_000`, `steps = 0`, "limits.steps: must be at least 1"},
		"a time without a unit":       {`"60s"`, `"60"`, `limits.wall: "60" is no time`},
		"no time of processors":       {`cpu = "20s"`, ``, `limits.cpu: "" is no time`},
		"a size in powers of ten":     {`"1GiB"`, `"1GB"`, `limits.memory: "1GB" is no size`},
		"a size below one":            {`"64KiB"`, `"-1KiB"`, `limits.output: "-1KiB" is no size`},
		"a number where words belong": {`title = "Lost updates"`, `title = 3`, "title"},
		"a property nobody knows":     {`"mutual-exclusion"`, `"speed"`, `behaviour 2 ("counter/no-lost-update"): property: "speed" is none of`},
		"a weight of nothing":         {`weight = 3`, `weight = 0`, `behaviour 2 ("counter/no-lost-update"): weight: must be at least 1`},
		"a behaviour without a slash": {`"counter/counts"` + "\ntitle", `"counts"` + "\ntitle", `behaviour 1 ("counts"): id:`},
		"the same behaviour twice":    {`"counter/no-lost-update"`, `"counter/counts"`, `behaviour "counter/counts": id: is used twice`},
		"a need that names nothing":   {`["counter/counts"]`, `["counter/adds"]`, `needs: there is no behaviour "counter/adds"`},
		"a name without a package":    {`"time.Now"`, `"Now"`, `rules.unneeded: "Now" is no name such as "time.Now"`},
		"a type of two words":         {`"Lock"`, `"*Lock"`, `rules.apart 1 ("*Lock"): type: is no name of a type`},
		"apart from nothing":          {`["sync", "sync/atomic"]`, `[]`, `rules.apart 1 ("Lock"): from: names no package`},
		"apart from no package":       {`"sync/atomic"`, `"sync."`, `rules.apart 1 ("Lock"): from: "sync." is no import path`},
		"apart without a reason":      {`"to be built from a channel"`, `""`, `rules.apart 1 ("Lock"): reason: is missing`},
		"a behaviour that needs itself": {
			`["counter/counts"]`, `["counter/no-lost-update"]`, "needs: go in a circle: counter/no-lost-update → counter/no-lost-update",
		},
		"two that need each other": {
			"weight = 1", "weight = 1\nneeds = [\"counter/no-lost-update\"]",
			"needs: go in a circle: counter/counts → counter/no-lost-update → counter/counts",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			flawed := strings.Replace(good, tt.old, tt.new, 1)
			require.NotEqual(t, good, flawed, "the flaw %q is in the manifest", tt.new)
			_, err := course.Load(tree(t, one(flawed)))
			assert.ErrorContains(t, err, tt.want, "Load of a manifest with %s", name)
			assert.ErrorContains(t, err, "exercises/01-race/exercise.toml", "the error names the file")
		})
	}
}

func TestLoadSaysWhichFolderIsWrong(t *testing.T) {
	tests := map[string]struct {
		files map[string]string
		want  string
	}{
		"a folder without a manifest": {
			map[string]string{"exercises/05-channel/channel.go": "package channel\n"}, "exercises/05-channel has no exercise.toml",
		},
		"no exercises at all": {map[string]string{"exercises/README.md": "hello"}, "holds no folder"},
		"no such folder":      {map[string]string{"README.md": "hello"}, "read the exercises"},
		"a folder without a number": {
			map[string]string{"exercises/race/exercise.toml": good, "exercises/race/race.go": "package race\n"},
			`the folder's name "race" has not the form`,
		},
		"two folders with one number": {
			map[string]string{
				"exercises/01-race/exercise.toml": good, "exercises/01-race/race.go": "package race\n",
				"exercises/01-rush/exercise.toml": good, "exercises/01-rush/race.go": "package race\n",
			}, `exercises/01-race and exercises/01-rush can both be called "01"`,
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := course.Load(tree(t, tt.files))
			assert.ErrorContains(t, err, tt.want, "Load of a course with %s", name)
		})
	}
}

func TestLoadPassesByWhatTheGoToolPassesBy(t *testing.T) {
	files := one(good)
	files["exercises/testdata/x.go"] = "package x\n"
	files["exercises/.cache/x"] = ""
	files["exercises/README.md"] = "the guide"
	got, err := course.Load(tree(t, files))
	require.NoError(t, err, "Load beside folders that are no exercises")
	assert.Len(t, got, 1, "exercises")
}

func TestPick(t *testing.T) {
	all := []grader.Exercise{{ID: "01-race"}, {ID: "02-mutex"}, {ID: "03-deadlock"}}
	tests := map[string]struct {
		names   []string
		want    []grader.Exercise
		unknown string
	}{
		"nothing named means all":         {nil, all, ""},
		"in the course's order, not ours": {[]string{"deadlock", "01"}, []grader.Exercise{all[0], all[2]}, ""},
		"twice the same is once":          {[]string{"race", "01-race"}, []grader.Exercise{all[0]}, ""},
		"one that does not exist":         {[]string{"race", "semaphor"}, nil, "semaphor"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, unknown := course.Pick(all, tt.names)
			assert.Equal(t, tt.want, got, "Pick(%v)", tt.names)
			assert.Equal(t, tt.unknown, unknown, "unknown name of Pick(%v)", tt.names)
		})
	}
}

func TestRootIsFoundFromBelow(t *testing.T) {
	root := tree(t, map[string]string{
		"go.mod":         "// the course\nmodule interleave\n\ngo 1.26\n",
		"solutions/a.go": "package a\n",
		"fork/go.mod":    "module other\n",
		"fork/x/y.txt":   "",
	})
	for _, below := range []string{".", "solutions", "fork/x"} {
		got, err := course.Root(filepath.Join(root, filepath.FromSlash(below)))
		require.NoError(t, err, "Root(%q)", below)
		assert.Equal(t, root, got, "Root(%q)", below)
	}
	_, err := course.Root(t.TempDir())
	assert.ErrorContains(t, err, `says "module interleave"`, "Root of a folder outside any course")
}

func TestSuiteSumChangesWithSuitesAndManifestsOnly(t *testing.T) {
	base := one(good)
	base["exercises/01-race/race_test.go"] = "package race_test\n"
	sum := func(name, text string) string {
		files := map[string]string{name: text}
		for n, s := range base {
			if _, changed := files[n]; !changed {
				files[n] = s
			}
		}
		root := tree(t, files)
		all, err := course.Load(root)
		require.NoError(t, err, "Load with %s", name)
		got, err := course.SuiteSum(root, all)
		require.NoError(t, err, "SuiteSum with %s", name)
		return got
	}
	want := sum("exercises/01-race/README.md", "read me")
	assert.Len(t, want, 64, "SuiteSum is a SHA-256 in hex")
	assert.Equal(t, want, sum("exercises/01-race/race.go", "package race // mine\n"), "the student's file is no part of it")
	assert.NotEqual(t, want, sum("exercises/01-race/race_test.go", "package race_test // x\n"), "the suite is")
	assert.NotEqual(t, want, sum("exercises/01-race/puzzle_test.go", "package race_test\n"), "so is a second file of it")
	assert.NotEqual(t, want, sum("exercises/01-race/exercise.toml", good+"\n"), "so is the manifest")
}

func TestStubPrefersThePristineCopy(t *testing.T) {
	files := one(good)
	ex := grader.Exercise{ID: "01-race", File: "race.go"}
	got, pristine, err := course.Stub(tree(t, files), ex)
	require.NoError(t, err, "Stub without a copy")
	assert.False(t, pristine, "a stub in the tree may have been edited")
	assert.Equal(t, "package race\n", string(got), "Stub without a copy")

	files["exercises/01-race/testdata/race.go"] = "package race // pristine\n"
	got, pristine, err = course.Stub(tree(t, files), ex)
	require.NoError(t, err, "Stub with a copy")
	assert.True(t, pristine, "a copy is left alone")
	assert.Equal(t, "package race // pristine\n", string(got), "Stub with a copy")
}
