package rewrite

import (
	"bytes"
	"go/ast"
	"go/token"
	"go/types"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// globals are the declarations of package variables in a file.
func globals(syntax *ast.File) map[*ast.ValueSpec]bool {
	all := make(map[*ast.ValueSpec]bool)
	for _, d := range syntax.Decls {
		if decl, ok := d.(*ast.GenDecl); ok && decl.Tok == token.VAR {
			for _, s := range decl.Specs {
				all[s.(*ast.ValueSpec)] = true
			}
		}
	}
	return all
}

// declared is the declaration of package variables without their initial
// values, which [unit.reset] gives them: what stands here would run when the
// program starts, whoever the program is started for. Without the values the
// declaration needs types. Where one cannot be written down, everything stays
// as it was; see [Contained].
func (f *file) declared(n *ast.ValueSpec) text {
	if n.Type != nil {
		return join(f.copied(n.Pos(), n.Type.End()), f.skipped(n.Type.End(), n.End()))
	}
	names, ok := f.typed(n)
	if !ok {
		return f.below(n)
	}
	var all text
	for i, name := range n.Names {
		if i > 0 {
			all = append(all, piece{words: "; " + f.keyword(n)})
		}
		all = join(all, f.copied(name.Pos(), name.End()), words(" "+names[i]))
	}
	return join(all, f.skipped(n.Names[0].End(), n.End()))
}

// keyword is what begins another declaration beside n: nothing within
// parentheses.
func (f *file) keyword(n *ast.ValueSpec) string {
	for _, d := range f.syntax.Decls {
		if decl, ok := d.(*ast.GenDecl); ok && decl.Pos() <= n.Pos() && n.End() <= decl.End() && decl.Lparen.IsValid() {
			return ""
		}
	}
	return "var "
}

// skipped is as many new lines as the old text has there, and nothing else.
func (f *file) skipped(from, to token.Pos) text {
	old := f.source[f.tok.Offset(from):f.tok.Offset(to)]
	return words(strings.Repeat("\n", bytes.Count(old, []byte("\n"))))
}

// typed are the types of the variables that n declares, as this file writes
// them. The imports that this takes are added to those of the file.
func (f *file) typed(n *ast.ValueSpec) (names []string, ok bool) {
	added := len(f.imports)
	for _, name := range n.Names {
		t := types.Type(types.NewStruct(nil, nil)) // of a blank variable, which may have any
		if o := f.Info.Defs[name]; o != nil && !blank(name) {
			t = o.Type()
		}
		written := types.TypeString(t, f.qualifier)
		if f.hidden(written) {
			f.imports = f.imports[:added]
			return nil, false
		}
		names = append(names, written)
	}
	return names, true
}

// unexported finds the name of a type that only its own package may use.
var unexported = regexp.MustCompile(`\w\.[^\p{Lu}.]`)

// hidden reports whether a type means something else here, or nothing. The type
// of a variable is otherwise written in names of this package and its imports;
// a package may give the name of a predeclared type to something of its own.
func (f *file) hidden(written string) bool {
	return unexported.MatchString(written) || strings.Contains(written, nameless+".") ||
		slices.ContainsFunc(f.Types.Scope().Names(), func(name string) bool { return types.Universe.Lookup(name) != nil })
}

// nameless stands for a package that no file here imports. Whether this one may
// is for the go command to say.
const nameless = "unsafe"

// qualifier is what this file calls a package.
func (f *file) qualifier(p *types.Package) string {
	if p == f.Types {
		return ""
	}
	for _, spec := range f.syntax.Imports {
		if name := f.imported(spec); name != nil && name.Imported() == p && name.Name() != "_" {
			return strings.TrimPrefix(name.Name(), ".")
		}
	}
	if !slices.Contains(f.Types.Imports(), p) {
		return nameless
	}
	name, path := f.name("package"), p.Path()
	if double, ok := f.double(path); ok {
		path = double
	}
	f.imports = append(f.imports, words("; import "+name+" "+strconv.Quote(path)))
	return name
}

func (f *file) imported(spec *ast.ImportSpec) *types.PkgName {
	o := f.Info.Implicits[spec]
	if spec.Name != nil {
		o = f.Info.Defs[spec.Name]
	}
	name, _ := o.(*types.PkgName)
	return name
}

// Contained reports whether nothing of a rewritten package runs until it is set
// up: whether the types of all its variables could be written down.
func Contained(p Package) bool {
	u := &unit{Package: p}
	for _, syntax := range p.Files {
		f := &file{unit: u, syntax: syntax}
		for n := range globals(syntax) {
			if _, ok := f.typed(n); !ok && n.Type == nil {
				return false
			}
		}
	}
	return true
}
