package explore

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write what is found into the golden files")

const (
	runs      = 100 // of each, which must come to the same
	mostLines = 15  // that somebody reads
)

func TestTheClassicsAreToldInFewLinesAndAlwaysTheSame(t *testing.T) {
	for name, scenario := range classics {
		t.Run(name, func(t *testing.T) {
			found := story(t, scenario)
			golden := filepath.Join("testdata", "classics", name+".txt")
			if *update {
				require.NoError(t, os.WriteFile(golden, []byte(found), 0o644), "write %s", golden)
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err, "read %s; -update writes it", golden)
			assert.Equal(t, string(want), found, "what is found; if it is meant, -update writes it")
			assert.LessOrEqual(t, strings.Count(found, "\n")-2, mostLines, "lines of the interleaving")
			for range runs {
				require.Equal(t, found, story(t, scenario), "what is found the next time")
			}
		})
	}
}

// story is what is found in a scenario: the sentence, the token, the steps.
func story(t *testing.T, scenario func(x *X)) string {
	t.Helper()
	e := judge(t, scenario)
	require.NotNil(t, e.Finding, "%+v", e)
	trace := e.Finding.Trace
	return fmt.Sprintf("%s: %s\n%s\n%s", e.Finding.Class, e.Finding.Message, trace.Schedule, timeline(trace))
}
