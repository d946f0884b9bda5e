package shim_test

import (
	"go/types"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/go/packages"
)

const here = "interleave/grader/explore/shim/"

// doubled says which package each double stands for.
var doubled = map[string]string{
	"sync": "sync", "atomic": "sync/atomic", "time": "time", "context": "context", "rand": "math/rand/v2", "oldrand": "math/rand", "maps": "maps",
}

// A submission compiles against the doubles exactly if it compiles against the
// standard library.
func TestTheDoublesHaveTheAPIOfTheRealPackages(t *testing.T) {
	loaded := load(t)
	for name, path := range doubled {
		t.Run(name, func(t *testing.T) {
			want, got := api(loaded[path]), api(loaded[here+name])
			assert.Empty(t, without(want, got), "what %s lacks", here+name)
			assert.Empty(t, without(got, want), "what %s has and %s has not", here+name, path)
		})
	}
}

func load(t *testing.T) map[string]*types.Package {
	t.Helper()
	var paths []string
	for name, path := range doubled {
		paths = append(paths, path, here+name)
	}
	found, err := packages.Load(&packages.Config{Mode: packages.NeedName | packages.NeedTypes | packages.NeedImports}, paths...)
	require.NoError(t, err, "load %v", paths)
	loaded := make(map[string]*types.Package)
	for _, p := range found {
		require.Empty(t, p.Errors, "errors of %s", p.PkgPath)
		loaded[p.PkgPath] = p.Types
	}
	return loaded
}

// without leaves out what a double has for the scheduler to ask.
func without(lines, others []string) []string {
	return slices.DeleteFunc(slices.Clone(lines), func(line string) bool {
		return slices.Contains(others, line) || strings.Contains(line, "*G)")
	})
}

// api lists what a package exports, each with its type, and the methods and
// exported fields of its types.
func api(p *types.Package) []string {
	var lines []string
	for _, name := range p.Scope().Names() {
		object := p.Scope().Lookup(name)
		if !object.Exported() {
			continue
		}
		switch object := object.(type) {
		case *types.TypeName:
			lines = append(lines, "type "+name)
			lines = append(lines, members(name, object.Type())...)
		case *types.Const:
			lines = append(lines, name+" "+plain(object.Type())+" "+object.Val().ExactString())
		default:
			lines = append(lines, name+" "+plain(object.Type()))
		}
	}
	return lines
}

func members(name string, t types.Type) []string {
	var lines []string
	if s, ok := t.Underlying().(*types.Struct); ok {
		for f := range s.Fields() {
			if f.Exported() {
				lines = append(lines, name+"."+f.Name()+" "+plain(f.Type()))
			}
		}
	}
	set := types.NewMethodSet(types.NewPointer(t))
	for m := range set.Methods() {
		if m.Obj().Exported() {
			lines = append(lines, name+"."+m.Obj().Name()+" "+plain(m.Type()))
		}
	}
	return lines
}

// plain writes a type without the names of packages, parameters and
// constraints: a double may name them as it likes.
func plain(t types.Type) string {
	if s, ok := t.(*types.Signature); ok {
		return "func" + tuple(s.Params(), s.Variadic()) + tuple(s.Results(), false)
	}
	return types.TypeString(types.Unalias(t), func(*types.Package) string { return "" })
}

func tuple(vars *types.Tuple, variadic bool) string {
	var list []string
	for v := range vars.Variables() {
		list = append(list, plain(v.Type()))
	}
	text := strings.Join(list, ", ")
	if variadic {
		text += "..."
	}
	return "(" + text + ")"
}
