package interleave_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"
)

// A workflow, as far as its safety goes.
type workflow struct {
	text        string
	Permissions map[string]string `yaml:"permissions"`
	Concurrency struct {
		Group  string `yaml:"group"`
		Cancel bool   `yaml:"cancel-in-progress"`
	} `yaml:"concurrency"`
	Jobs map[string]struct {
		Permissions map[string]string `yaml:"permissions"`
		Timeout     int               `yaml:"timeout-minutes"`
		Steps       []struct {
			Uses string            `yaml:"uses"`
			Run  string            `yaml:"run"`
			With map[string]string `yaml:"with"`
		} `yaml:"steps"`
	} `yaml:"jobs"`
}

func workflows(t *testing.T) map[string]workflow {
	t.Helper()
	files, err := filepath.Glob(".github/workflows/*.yml")
	require.NoError(t, err, "list the workflows")
	require.NotEmpty(t, files, "workflows")
	all := make(map[string]workflow)
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err, "read %s", file)
		w := workflow{text: string(text)}
		require.NoError(t, yaml.Unmarshal(text, &w), "parse %s", file)
		all[file] = w
	}
	return all
}

// Workflows run next to code that nobody has read. They may do little, take
// little of anybody's time, and leave nothing behind that it could use.
func TestWorkflowsGiveNothingAway(t *testing.T) {
	for file, w := range workflows(t) {
		assert.Equal(t, map[string]string{"contents": "read"}, w.Permissions, "%s: permissions", file)
		assert.NotEmpty(t, w.Concurrency.Group, "%s: concurrency group", file)
		assert.True(t, w.Concurrency.Cancel, "%s: an older run is cancelled", file)
		assert.NotContains(t, w.text, "pull_request_target", "%s: would run a stranger's code with our rights", file)
		for name, job := range w.Jobs {
			assert.Empty(t, job.Permissions, "%s, job %s: permissions of its own", file, name)
			assert.Positive(t, job.Timeout, "%s, job %s: timeout-minutes", file, name)
			for _, s := range job.Steps {
				assert.NotContains(t, s.Run, "${{", "%s: a value in a command could be a command; put it into env", file)
				if strings.HasPrefix(s.Uses, "actions/checkout@") {
					assert.Equal(t, "false", s.With["persist-credentials"], "%s: persist-credentials of a checkout", file)
				}
			}
		}
	}
}

// A tag can be moved to other code, a commit cannot. The version behind it is
// for people.
func TestActionsArePinned(t *testing.T) {
	pinned := regexp.MustCompile(`^ *-? *uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$`)
	commits := make(map[string]string)
	for file, w := range workflows(t) {
		for _, line := range strings.Split(w.text, "\n") {
			if strings.HasPrefix(line, "#") || !strings.Contains(line, "uses:") {
				continue
			}
			assert.Regexp(t, pinned, line, "%s", file)
			action, version, _ := strings.Cut(strings.TrimLeft(line, " -"), "@")
			if other, known := commits[action]; known {
				assert.Equal(t, other, version, "%s: the same action, in two versions", file)
			}
			commits[action] = version
		}
	}
}

// What CI does, anybody can do on a machine of their own, with one command.
func TestCIRunsWhatAnyMachineRuns(t *testing.T) {
	var commands []string
	for _, job := range workflows(t)[".github/workflows/ci.yml"].Jobs {
		for _, s := range job.Steps {
			if s.Run != "" {
				commands = append(commands, s.Run)
			}
		}
	}
	assert.Equal(t, []string{".ci/run"}, commands, "commands of ci.yml")
}
