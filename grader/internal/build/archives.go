package build

import (
	"bytes"
	"context"
	"fmt"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"interleave/grader/internal/cache"
)

// archives are packages as the compiler has left them in the build cache, all
// for the same leg.
type archives struct {
	files map[string]string // import path → file
	said  string            // what go list complained about
}

// linked is what ends up in every test binary besides what somebody imports:
// what rewritten files import, the engine, and what go test adds.
var linked = []string{
	"interleave/grader/explore/...", "os", "runtime", "testing", "testing/internal/testdeps",
}

// linkedForRace is what the race detector takes besides.
var linkedForRace = []string{"runtime/cgo", "runtime/race"}

// unwatched are flags for the packages of the engine that touch nothing of a
// student's: the race detector has nothing to look for in them.
var unwatched = []string{
	"-gcflags=interleave/grader/explore=-race=false",
	"-gcflags=interleave/grader/explore/sched=-race=false",
	"-gcflags=interleave/grader/explore/strategy=-race=false",
}

// listForm has a line for each package in which there is something to compile: of
// one that is all tests there is no archive, and nothing is wrong with it.
const listForm = "{{if or .GoFiles .CgoFiles .Error}}{{.ImportPath}}\t{{.Export}}\t{{with .Error}}{{.Err}}{{end}}{{end}}"

// archives has the packages compiled, if need be, with all that they import. The
// go command takes a while to find out that there is nothing to compile, so what
// it said is kept by the sum of everything that it looks at.
func (b *Builder) archives(ctx context.Context, race bool, paths []string) (*archives, error) {
	key, err := b.listing(race, paths)
	if err != nil {
		return nil, err
	}
	if a := listed(b.Kept.Get(key)); len(a.files) > 0 && a.present() {
		return a, nil
	}
	text, err := b.list(ctx, race, paths)
	if err != nil {
		return nil, fmt.Errorf("find the imported packages: %w", err)
	}
	a := listed(text)
	if a.said == "" {
		b.Kept.Put(key, text)
	}
	return a, nil
}

// list asks the go command for the packages, with the stand-ins unless something
// among them needs what they stand in for.
func (b *Builder) list(ctx context.Context, race bool, paths []string) ([]byte, error) {
	if race {
		paths = append(slices.Clone(paths), linkedForRace...)
	}
	ask := func(flags ...string) ([]byte, error) {
		command := slices.Concat(question(race), flags, []string{"--"}, paths)
		text, err := output(b.Toolchain.command(ctx, b.Root, race, command...))
		if !lacks(string(text), err) {
			return text, err
		}
		if err := b.fetch(ctx, paths); err != nil {
			return nil, err
		}
		return output(b.Toolchain.command(ctx, b.Root, race, command...))
	}
	if spares(paths) {
		flags, err := b.spare()
		if err != nil {
			return nil, err
		}
		if text, err := ask(flags...); err != nil || listed(text).said == "" {
			return text, err
		}
	}
	return ask()
}

// question is the command for it, without the packages.
func question(race bool) []string {
	args := []string{"list", "-e", "-export", "-deps", "-f", listForm}
	if race {
		args = append(append(args, "-race"), unwatched...)
	}
	return args
}

// listing is the key of what the go command says about the packages.
func (b *Builder) listing(race bool, paths []string) (cache.Key, error) {
	sum, err := b.Sum()
	environment := strings.Join(b.Toolchain.environment(b.Root, race), "\n")
	return cache.Sum(sum, []byte(strings.Join(question(race), "\n")), []byte(environment), []byte(strings.Join(paths, "\n"))), err
}

// listed reads what go list has printed.
func listed(text []byte) *archives {
	a := &archives{files: make(map[string]string)}
	for line := range strings.Lines(string(text)) {
		fields := strings.SplitN(strings.TrimSuffix(line, "\n"), "\t", 3)
		if len(fields) == 3 && fields[1] != "" {
			a.files[fields[0]] = fields[1]
		} else if fields[0] != "unsafe" {
			a.said += line
		}
	}
	return a
}

// present reports whether all archives are still there. The go command removes
// what nobody has asked it for in days.
func (a *archives) present() bool {
	for _, file := range a.files {
		if _, err := os.Stat(file); err != nil {
			return false
		}
	}
	return true
}

// exports are the types of packages, read from their archives. All files of all
// units import through one of them, so that a type which the stub and the
// student's file both mention is one and the same.
type exports struct {
	*archives
	gc types.Importer
}

// exports reads types from the archives. This takes a tenth of the time that
// golang.org/x/tools/go/packages takes, which compiles the student's file once
// more to no use.
func (a *archives) exports(fset *token.FileSet) *exports {
	return &exports{archives: a, gc: importer.ForCompiler(fset, "gc", a.open)}
}

func (a *archives) open(path string) (io.ReadCloser, error) {
	file, ok := a.files[path]
	if !ok {
		return nil, fmt.Errorf("package %s was not built", path)
	}
	return os.Open(file)
}

// Import returns the package that import path names.
func (e *exports) Import(path string) (*types.Package, error) { return e.gc.Import(path) }

// missing returns the first of the paths that could not be compiled.
func (a *archives) missing(paths []string) string {
	for _, path := range paths {
		if a.files[path] == "" && path != "unsafe" {
			return path
		}
	}
	return ""
}

// exportData reads from an archive what the compiler reads to import it. It is the
// archive's first member, and the header before that ends with its size in 10 digits
// and two bytes (cmd/internal/archive).
func exportData(archive string) ([]byte, error) {
	file, err := os.Open(archive)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	header := make([]byte, len("!<arch>\n")+60)
	if _, err := io.ReadFull(file, header); err != nil {
		return nil, err
	}
	digits := string(header[len(header)-12 : len(header)-2])
	size, err := strconv.ParseInt(strings.TrimSpace(digits), 10, 32)
	if err != nil || !bytes.Contains(header, []byte("__.PKGDEF")) {
		return nil, fmt.Errorf("%s begins with no export data: %q", archive, header)
	}
	return io.ReadAll(io.LimitReader(file, size))
}
