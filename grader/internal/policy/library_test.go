package policy

import (
	"bytes"
	"flag"
	"fmt"
	"go/ast"
	"go/constant"
	"go/format"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"os"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write library.txtar anew from the standard library of this Go")

// written is the Go whose library the text describes. A later one has more in
// it, which the rules do not need to know.
const written = "go1.26"

func TestTheLibraryIsGos(t *testing.T) {
	if !strings.HasPrefix(runtime.Version(), written) {
		t.Skipf("library.txtar is that of %s, this is %s", written, runtime.Version())
	}
	standard := importer.ForCompiler(token.NewFileSet(), "source", nil)
	archive := &txtar.Archive{Comment: []byte("The API of the packages that a student's file may import, in " + written + ".\n")}
	for _, path := range allowed {
		p, err := standard.Import(path)
		require.NoError(t, err, "import %s", path)
		archive.Files = append(archive.Files, txtar.File{Name: path, Data: declare(t, p)})
	}
	want := txtar.Format(archive)
	if *update {
		require.NoError(t, os.WriteFile("library.txtar", want, 0o644), "write library.txtar")
	}
	assert.True(t, bytes.Equal(want, declarations), "library.txtar is that of another Go; go test ./grader/internal/policy -update writes it anew")
}

func TestTheLibraryTypeChecks(t *testing.T) {
	fset := token.NewFileSet()
	l := newLibrary(fset)
	for _, path := range allowed {
		file, err := parser.ParseFile(fset, path, l.texts[path], parser.SkipObjectResolution)
		require.NoError(t, err, "parse %s", path)
		config := types.Config{Importer: l, IgnoreFuncBodies: true}
		_, err = config.Check(path, fset, []*ast.File{file}, nil)
		assert.NoError(t, err, "type-check %s", path)
	}
}

// A declarer writes down the API of one package.
type declarer struct {
	*types.Package
	out      bytes.Buffer
	imported map[string]bool
	foreign  bool // what is being written mentions a package that is not allowed
}

func declare(t *testing.T, p *types.Package) []byte {
	d := &declarer{Package: p, imported: make(map[string]bool)}
	for _, name := range p.Scope().Names() {
		if token.IsExported(name) {
			d.object(p.Scope().Lookup(name))
		}
	}
	for _, name := range p.Scope().Names() {
		if o, ok := p.Scope().Lookup(name).(*types.TypeName); ok && !o.Exported() && d.mentions(name) {
			d.object(o)
		}
	}
	head := "package " + p.Name() + "\n\n"
	for _, path := range slices.Sorted(maps.Keys(d.imported)) {
		head += fmt.Sprintf("import %q\n", path)
	}
	text, err := format.Source(append([]byte(head+"\n"), d.out.Bytes()...))
	require.NoError(t, err, "format the declarations of %s", p.Path())
	return text
}

// mentions reports whether a word stands in what has been written: the type of
// an exported field may itself be unexported.
func (d *declarer) mentions(word string) bool {
	return regexp.MustCompile(`\b` + word + `\b`).Match(d.out.Bytes())
}

func (d *declarer) object(o types.Object) {
	text := types.ObjectString(o, d.qualify)
	switch o := o.(type) {
	case *types.Const:
		d.line(value(o, text))
	case *types.TypeName:
		if named, ok := o.Type().(*types.Named); ok {
			d.named(named, text)
			return
		}
		d.line(text)
	case *types.Func:
		d.line(text + body)
	default:
		d.line(text)
	}
}

// body is that of every function: a generic one must have one.
const body = " { panic(0) }"

// value writes a fraction as a decimal: as Go it would be a division.
func value(c *types.Const, text string) string {
	declared, _, _ := strings.Cut(text, " = ")
	declared, _, _ = strings.Cut(declared, " untyped ")
	if c.Val().Kind() == constant.Float {
		return declared + " = " + c.Val().String()
	}
	return declared + " = " + c.Val().ExactString()
}

func (d *declarer) named(named *types.Named, text string) {
	if s, ok := named.Underlying().(*types.Struct); ok {
		d.foreign = false
		text = strings.TrimSuffix(text, types.TypeString(s, d.qualify))
		d.foreign = false
		text += d.structure(named, s)
	}
	d.line(text)
	for m := range named.Methods() {
		if m.Exported() {
			signature := strings.TrimPrefix(types.TypeString(m.Type(), d.qualify), "func")
			d.line("func (_ " + types.TypeString(m.Signature().Recv().Type(), d.qualify) + ") " + m.Name() + signature + body)
		}
	}
}

// structure writes the exported fields, and in place of the others something of
// their size that can be compared if they can.
func (d *declarer) structure(named *types.Named, s *types.Struct) string {
	sizes := types.SizesFor("gc", "amd64")
	hidden, fields := sizes.Sizeof(s), ""
	for f := range s.Fields() {
		if f.Exported() {
			fields += f.Name() + " " + types.TypeString(f.Type(), d.qualify) + "; "
			hidden -= sizes.Sizeof(f.Type())
		}
	}
	if hidden > 0 {
		fields += fmt.Sprintf("_ [%d]byte; ", hidden)
	}
	if !types.Comparable(named) {
		fields += "_ [0]func(); "
	}
	return "struct{ " + fields + "}"
}

// line writes a declaration unless it mentions what nobody can import.
func (d *declarer) line(text string) {
	if !d.foreign {
		d.out.WriteString(text + "\n")
	}
	d.foreign = false
}

func (d *declarer) qualify(p *types.Package) string {
	switch {
	case p == d.Package:
		return ""
	case !slices.Contains(allowed, p.Path()):
		d.foreign = true
	default:
		d.imported[p.Path()] = true
	}
	return p.Name()
}
