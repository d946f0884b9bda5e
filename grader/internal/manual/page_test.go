package manual

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const root = "../../.."

var update = flag.Bool("update", false, "write the code and the real outputs into the pages")

// A page is a document and the package that its code comes from, both below the
// root.
type page struct{ file, samples string }

var pages = []page{
	{"exercises/README.md", "exercises/testdata/guide"},
	{"grader/explore/README.md", "grader/explore/testdata/example"},
}

// A block is a fenced block of a page.
type block struct {
	line         int      // of its first fence
	kind         string   // what the fence says: "go", "text", "sh"
	source       []string // what the comment before it says, in words
	begins, ends int      // its text, in bytes of the page
}

var marker = regexp.MustCompile(`^<!-- (.+) -->$`)

// blocks finds the fenced blocks of a page.
func blocks(text string) []block {
	var all []block
	var before string
	at, open := 0, false
	for i, line := range strings.SplitAfter(text, "\n") {
		line, begins := strings.TrimSuffix(line, "\n"), at
		at += len(line) + 1
		kind, fence := strings.CutPrefix(line, "```")
		switch {
		case fence && open:
			all[len(all)-1].ends = begins
			open = false
		case fence:
			b := block{line: i + 1, kind: kind, begins: at}
			if m := marker.FindStringSubmatch(before); m != nil {
				b.source = strings.Fields(m[1])
			}
			all = append(all, b)
			open = true
		}
		before = line
	}
	return all
}

// Nothing that a page shows is made up: its code is compiled and run, and its
// outputs are what comes of that.
func TestPagesShowWhatIsTrue(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and explores the samples")
	}
	samples := explore(t)
	for _, p := range pages {
		t.Run(p.file, func(t *testing.T) {
			name := filepath.Join(root, p.file)
			text, err := os.ReadFile(name)
			require.NoError(t, err, "read the page")
			s := samples[p.samples]
			renewed := s.renew(t, p.file, string(text))
			for id := range s.results {
				assert.True(t, s.shown[id], "%s: what comes of %s is not on the page", p.samples, id)
			}
			if *update {
				require.NoError(t, os.WriteFile(name, []byte(renewed), 0o644), "write the page")
			}
		})
	}
}

// renew returns the page with every block as it should be, and fails the test
// if a block is not, unless that is what the test was called for.
func (s *sample) renew(t *testing.T, file, text string) string {
	var b strings.Builder
	copied := 0
	for _, block := range blocks(text) {
		if block.kind == "sh" {
			continue // TestPagesNameCommandsThatExist reads them
		}
		if why := otherRelease(block); why != "" {
			t.Run(fmt.Sprintf("line %d", block.line), func(t *testing.T) { t.Skip(why) })
			continue
		}
		want := s.render(t, file, block)
		have := text[block.begins:block.ends]
		if !*update {
			assert.Equal(t, want, have, "%s:%d; if the new text is right: go test ./grader/internal/manual -update", file, block.line)
		}
		b.WriteString(text[copied:block.begins] + want)
		copied = block.ends
	}
	return b.String() + text[copied:]
}

// render is what a block has to say.
func (s *sample) render(t *testing.T, file string, b block) string {
	if len(b.source) == 0 {
		t.Errorf("%s:%d: the block does not say where it comes from", file, b.line)
		return ""
	}
	how, rest := b.source[0], b.source[1:]
	kind, ways := "text", map[string]func(*testing.T, []string) string{
		"code": s.code, "explored": s.outcome, "compiled": s.compiled,
	}
	if how == "code" {
		kind = "go"
	}
	require.Contains(t, ways, how, "%s:%d: first word of the comment", file, b.line)
	assert.Equal(t, kind, b.kind, "%s:%d: kind of the block", file, b.line)
	return ways[how](t, rest)
}
