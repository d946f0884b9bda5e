package manual

import (
	"go/types"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/go/packages"
)

// A link on any page leads to a file that is there, and to a heading that the
// file has.
func TestLinksLeadSomewhere(t *testing.T) {
	for _, file := range documents(t) {
		for _, m := range regexp.MustCompile(`\]\(([^)\s]+)\)`).FindAllStringSubmatch(read(t, file), -1) {
			target, anchor, inside := strings.Cut(m[1], "#")
			if strings.Contains(target, "://") {
				continue // of another house
			}
			there := file
			if target != "" {
				there = filepath.Join(filepath.Dir(file), target)
			}
			_, err := os.Stat(filepath.Join(root, there))
			if assert.NoError(t, err, "%s: link to %s", file, m[1]) && inside {
				assert.Contains(t, anchors(read(t, there)), anchor, "%s: link to a heading of %s", file, there)
			}
		}
	}
}

// documents are the Markdown files of the repository, below its root.
func documents(t *testing.T) []string {
	var all []string
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata"):
			return fs.SkipDir
		case path.Ext(name) == ".md":
			all = append(all, name)
		}
		return nil
	})
	require.NoError(t, err, "look for pages")
	require.Contains(t, all, guide, "pages")
	return all
}

// anchors are the names that a page's headings can be linked by.
func anchors(text string) map[string]bool {
	all := make(map[string]bool)
	for _, m := range regexp.MustCompile(`(?m)^#+ (.+)$`).FindAllStringSubmatch(text, -1) {
		kept := strings.Map(func(r rune) rune {
			switch {
			case r == ' ':
				return '-'
			case r == '-' || r == '_' || 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
				return r
			}
			return -1
		}, strings.ToLower(m[1]))
		all[kept] = true
	}
	return all
}

// What a page tells its readers to type is a target of the Makefile, or a command
// that the grader's own manual knows.
func TestPagesNameCommandsThatExist(t *testing.T) {
	targets, commands := read(t, "Makefile"), read(t, "grader/internal/cli/args.go")
	for _, p := range pages {
		text := read(t, p.file)
		for _, b := range blocks(text) {
			for line := range strings.Lines(text[b.begins:b.ends]) {
				known := strings.HasPrefix(line, "make ") || strings.HasPrefix(line, "go tool grade ")
				assert.True(t, b.kind != "sh" || known, "%s:%d: %q is none of our commands", p.file, b.line, line)
			}
		}
		for _, m := range regexp.MustCompile("(?m)(?:`|^)make ([a-z]+)").FindAllStringSubmatch(text, -1) {
			assert.Contains(t, targets, "\n"+m[1]+": ## ", "%s: make %s", p.file, m[1])
		}
		for _, m := range regexp.MustCompile("(?m)(?:`|^)(go tool grade [a-z]+) ").FindAllStringSubmatch(text, -1) {
			assert.Contains(t, commands, m[1]+" ", "%s: %s", p.file, m[1])
		}
	}
}

// known are the packages whose names pages write as go doc does: sync.Mutex,
// sync.Mutex.TryLock.
var known = map[string]string{
	"sync": "sync", "atomic": "sync/atomic", "context": "context", "time": "time", "runtime": "runtime",
	"iter":     "iter",
	"errgroup": "golang.org/x/sync/errgroup", "semaphore": "golang.org/x/sync/semaphore",
	"singleflight": "golang.org/x/sync/singleflight", "explore": "interleave/grader/explore",
}

var nameForm = regexp.MustCompile("`([a-z]+)\\.([A-Z]\\w*)(?:\\.([A-Z]\\w*))?`")

func TestPagesNameWhatTheLibrariesHave(t *testing.T) {
	libraries := libraries(t)
	for _, p := range pages {
		for _, m := range nameForm.FindAllStringSubmatch(read(t, p.file), -1) {
			library, ok := libraries[known[m[1]]]
			if !assert.True(t, ok, "%s: %s: package is not in known", p.file, m[0]) {
				continue
			}
			object := library.Scope().Lookup(m[2])
			if !assert.NotNil(t, object, "%s: %s has no %s", p.file, m[1], m[2]) || m[3] == "" {
				continue
			}
			member, _, _ := types.LookupFieldOrMethod(object.Type(), true, library, m[3])
			assert.NotNil(t, member, "%s: %s.%s has no %s", p.file, m[1], m[2], m[3])
		}
	}
}

func libraries(t *testing.T) map[string]*types.Package {
	var paths []string
	for _, path := range known {
		paths = append(paths, path)
	}
	found, err := packages.Load(&packages.Config{
		Context: t.Context(), Dir: root, Mode: packages.NeedName | packages.NeedTypes | packages.NeedImports | packages.NeedExportFile,
	}, paths...)
	require.NoError(t, err, "load the libraries")
	all := make(map[string]*types.Package)
	for _, library := range found {
		require.Empty(t, library.Errors, "errors in %s", library.PkgPath)
		all[library.PkgPath] = library.Types
	}
	return all
}

// The runtime still says what the guide quotes.
func TestTheRuntimeReportsADeadlockInTheseWords(t *testing.T) {
	words := "all goroutines are asleep - deadlock!"
	assert.Contains(t, read(t, guide), "`"+words+"`", "the guide")
	goroot, err := exec.CommandContext(t.Context(), "go", "env", "GOROOT").Output()
	require.NoError(t, err, "ask where Go is")
	source, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(goroot)), "src/runtime/proc.go"))
	require.NoError(t, err, "read the runtime")
	assert.Contains(t, string(source), words, "runtime/proc.go")
}
