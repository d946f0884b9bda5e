package build

import (
	"context"
	"fmt"
	"go/version"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// compiling are the flags of every compilation. Nothing is inlined: that takes the
// compiler up to half of its time, and none of the program's to speak of, because
// what a student's code calls most is the engine. Packages refer to what is in others
// by name, as with shared libraries, and not by number: then they need not be
// compiled again when there is more in those; see [leg.compileOnce].
var compiling = []string{"-complete", "-pack", "-dwarf=false", "-l", "-linkshared"}

// A compilation is one package to compile.
type compilation struct {
	path    string // import path
	shown   string // the folder that stacks name, whatever the package is called here
	dir     string // where its files are written to
	texts   map[string][]byte
	imports map[string]string // import path → archive
	renamed map[string]string // import paths in the texts that mean another one
}

// compile runs the compiler on one package. This is what the go command would
// do, which takes as long again to find out that nothing else has changed, and
// which stops at the first package that does not compile.
func (l *leg) compile(ctx context.Context, s compilation) error {
	config := filepath.Join(s.dir, l.name+"-"+filepath.Base(s.path)+".cfg")
	if err := writeImports(config, s.imports, s.renamed); err != nil {
		return err
	}
	args := slices.Concat(compiling, l.mode, []string{
		"-o", l.archive(s.dir, s.path), "-p", s.path, "-lang", version.Lang(l.Toolchain.language),
		"-trimpath", s.dir + "=>" + s.shown, "-importcfg", config,
	})
	for _, name := range slices.Sorted(maps.Keys(s.texts)) {
		args = append(args, filepath.Join(s.dir, base(name)))
	}
	if _, err := bounded(l.Toolchain.tool(ctx, l.Root, "compile", args...)); err != nil {
		return fmt.Errorf("compile %s for the %s leg: %w", s.path, l.name, err)
	}
	return nil
}

// writeImports tells compiler and linker where packages are.
func writeImports(file string, archives, renamed map[string]string) error {
	var text strings.Builder
	for _, path := range slices.Sorted(maps.Keys(renamed)) {
		if renamed[path] != path {
			fmt.Fprintf(&text, "importmap %s=%s\n", path, renamed[path])
		}
	}
	for _, path := range slices.Sorted(maps.Keys(archives)) {
		fmt.Fprintf(&text, "packagefile %s=%s\n", path, archives[path])
	}
	return write(file, []byte(text.String()))
}

func write(file string, text []byte) error {
	if err := os.WriteFile(file, text, 0o644); err != nil {
		return fmt.Errorf("write what is to be compiled: %w", err)
	}
	return nil
}
