package rewrite

import (
	"flag"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write what the rewriter says into the golden files")

// Each archive in testdata/golden is one package: what goes in under its name,
// what comes out under want/, and refused if nothing may come out.
func TestRewriteGolden(t *testing.T) {
	for path, archive := range golden(t) {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			in := inputs(archive)
			got := rewritten(t, in, Options{Memory: memoryFiles(archive)})
			want := archive.Files[len(in):]
			if *update {
				archive.Files, want = append(in, got...), got
				require.NoError(t, os.WriteFile(path, txtar.Format(archive), 0o644), "update %s", path)
			}
			assert.Equal(t, string(txtar.Format(&txtar.Archive{Files: want})), string(txtar.Format(&txtar.Archive{Files: got})),
				"%s rewritten; if the new text is right, run go test with -update", path)
		})
	}
}

// golden are the golden archives by path.
func golden(t testing.TB) map[string]*txtar.Archive {
	paths, err := filepath.Glob("testdata/golden/*.txtar")
	require.NoError(t, err, "golden files")
	require.NotEmpty(t, paths, "golden files")
	all := make(map[string]*txtar.Archive)
	for _, path := range paths {
		all[path], err = txtar.ParseFile(path)
		require.NoError(t, err, "read %s", path)
	}
	return all
}

func inputs(a *txtar.Archive) []txtar.File {
	n := slices.IndexFunc(a.Files, func(f txtar.File) bool {
		return strings.HasPrefix(f.Name, "want/") || f.Name == "refused"
	})
	if n < 0 {
		n = len(a.Files)
	}
	return slices.Clone(a.Files[:n])
}

// memoryFiles reads the first line of the archive's comment.
func memoryFiles(a *txtar.Archive) []string {
	first, _, _ := strings.Cut(string(a.Comment), "\n")
	if list, ok := strings.CutPrefix(first, "memory: "); ok {
		return strings.Fields(list)
	}
	return nil
}

// rewritten is what Rewrite makes of the files: their new texts, which type-check
// and keep every line, or the refusals.
func rewritten(t testing.TB, in []txtar.File, opts Options) []txtar.File {
	p, err := check(in)
	require.NoError(t, err, "the input type-checks")
	texts, refusals, err := Rewrite(p, opts)
	require.NoError(t, err, "Rewrite")
	if len(refusals) > 0 {
		var list strings.Builder
		for _, r := range refusals {
			fmt.Fprintf(&list, "%s:%d:%d: %s\n", r.File, r.Line, r.Column, r.Message)
		}
		return []txtar.File{{Name: "refused", Data: []byte(list.String())}}
	}
	var out, plain []txtar.File
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		plain = append(plain, txtar.File{Name: name, Data: texts[name]})
		out = append(out, txtar.File{Name: "want/" + name, Data: texts[name]})
	}
	_, err = check(plain)
	assert.NoError(t, err, "the new text type-checks:\n%s", txtar.Format(&txtar.Archive{Files: out}))
	for _, f := range plain {
		keepsPlaces(t, f.Data)
	}
	for _, f := range in {
		assert.Empty(t, lost(p.Sources[f.Name], texts[f.Name]), "words of %s that left their line", f.Name)
	}
	return out
}

// check parses and type-checks one package.
func check(files []txtar.File) (Package, error) {
	world.Lock()
	defer world.Unlock()
	p := Package{Fset: token.NewFileSet(), Sources: map[string][]byte{}, Info: newInfo()}
	for _, f := range files {
		syntax, err := parser.ParseFile(p.Fset, f.Name, f.Data, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return p, err
		}
		p.Files = append(p.Files, syntax)
		p.Sources[f.Name] = f.Data
	}
	var err error
	config := types.Config{Importer: &world, GoVersion: "go1.26"}
	p.Types, err = config.Check("p", p.Fset, p.Files, p.Info)
	return p, err
}

func newInfo() *types.Info {
	return &types.Info{
		Types:      map[ast.Expr]types.TypeAndValue{},
		Defs:       map[*ast.Ident]types.Object{},
		Uses:       map[*ast.Ident]types.Object{},
		Implicits:  map[ast.Node]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{},
		Instances:  map[*ast.Ident]types.Instance{},

		FileVersions: map[*ast.File]string{},
	}
}

// world imports the standard library, and the shim from testdata. Its doubles
// are the originals, which have the same API.
var world = imports{std: importer.Default()}

type imports struct {
	sync.Mutex
	std  types.Importer
	shim *types.Package
}

func (i *imports) Import(path string) (*types.Package, error) {
	if path == shimPath {
		return i.fake()
	}
	for original, double := range doubles {
		if path == double {
			path = original
		}
	}
	return i.std.Import(path)
}

func (i *imports) fake() (*types.Package, error) {
	if i.shim != nil {
		return i.shim, nil
	}
	fset := token.NewFileSet()
	syntax, err := parser.ParseFile(fset, "testdata/shim.go", nil, 0)
	if err != nil {
		return nil, err
	}
	config := types.Config{Importer: i.std}
	i.shim, err = config.Check(shimPath, fset, []*ast.File{syntax}, nil)
	return i.shim, err
}
