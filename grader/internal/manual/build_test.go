package manual

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"interleave/grader/internal/rewrite"
)

// build compiles the rewritten samples and returns the folder of the binaries.
func build(t *testing.T, samples map[string]*sample) string {
	dir, overlay := t.TempDir(), make(map[string]string)
	args := []string{"test", "-c", "-vet=off", "-ldflags=-s -w", "-overlay", filepath.Join(dir, "overlay.json"), "-o", dir + "/"}
	for folder, s := range samples {
		args = append(args, "./"+folder)
		for name, text := range s.rewritten(t) {
			overlay[name] = filepath.Join(dir, path.Base(folder)+"-"+filepath.Base(name))
			require.NoError(t, os.WriteFile(overlay[name], announced(t, text), 0o600), "write %s", overlay[name])
		}
	}
	list, err := json.Marshal(map[string]any{"Replace": overlay})
	require.NoError(t, err, "overlay")
	require.NoError(t, os.WriteFile(filepath.Join(dir, "overlay.json"), list, 0o600), "write the overlay")
	command := exec.CommandContext(t.Context(), "go", args...)
	command.Dir = top(t)
	said, err := command.CombinedOutput()
	require.NoError(t, err, "go %s:\n%s", strings.Join(args, " "), said)
	return dir
}

// rewritten is the text of the samples as the explorer controls them.
func (s *sample) rewritten(t *testing.T) map[string][]byte {
	var memory []string
	for name := range s.sources {
		if !isSuite(name) {
			memory = append(memory, name)
		}
	}
	texts, refusals, err := rewrite.Rewrite(rewrite.Package{
		Fset: s.pack.Fset, Types: s.pack.Types, Info: s.pack.TypesInfo, Files: s.pack.Syntax, Sources: s.sources,
	}, rewrite.Options{Memory: memory})
	require.NoError(t, err, "rewrite %s", s.folder)
	require.Empty(t, refusals, "refused in %s", s.folder)
	return texts
}

// announced makes every function of a file say its name when it is called. What
// the compiler's own println writes orders nothing, so that the races of the code
// stay what they are.
func announced(t *testing.T, text []byte) []byte {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "", text, parser.SkipObjectResolution)
	require.NoError(t, err, "parse a rewritten file")
	for _, d := range slices.Backward(file.Decls) {
		if f, ok := d.(*ast.FuncDecl); ok && f.Body != nil {
			at := fset.PositionFor(f.Body.Lbrace, false).Offset + 1
			text = slices.Insert(text, at, []byte(fmt.Sprintf("println(%q);", calls+receiver(f)+f.Name.Name))...)
		}
	}
	return text
}

// calls stands before the name of a function that says that it was called.
const calls = "called: "

func isSuite(file string) bool { return strings.HasSuffix(file, "_test.go") }
