package build

import (
	"context"
	"errors"
	"fmt"
	"go/token"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"interleave/grader"
	"interleave/grader/internal/rewrite"
)

// Tests is a package of any module, ready to have its tests explored, or the
// reasons why it is not.
type Tests struct {
	Output
	Path    string            // import path
	Folder  string            // where tests expect to run
	Names   []string          // of the tests, in the order of files and lines
	Sources map[string][]byte // of the package, its tests included, by file
}

// A NoPackageError says that a pattern on the command line names no package
// that can be built.
type NoPackageError struct{ Pattern, Problem string }

// Error says what was typed and what the go command said about it.
func (e *NoPackageError) Error() string { return fmt.Sprintf("%s: %s", e.Pattern, e.Problem) }

// Tests builds the tests of the package that pattern names in the folder dir,
// which may be in any module. The package, its tests and the modules that it
// depends on are rewritten; nothing is written into any of them.
func (b *Builder) Tests(ctx context.Context, dir, pattern string) (Tests, error) {
	out, err := b.tests(ctx, dir, pattern)
	if err != nil {
		return Tests{}, fmt.Errorf("build the tests of %s: %w", pattern, err)
	}
	return out, nil
}

func (b *Builder) tests(ctx context.Context, dir, pattern string) (Tests, error) {
	l := &loading{Builder: b, ctx: ctx, dir: dir, fset: token.NewFileSet()}
	if err := l.find(pattern); err != nil {
		return Tests{}, err
	}
	all, err := l.load()
	out := Tests{Path: l.target.path, Folder: l.target.folder, Sources: make(map[string][]byte)}
	if err != nil {
		return out, err
	}
	texts := make(map[string][]byte)
	for _, p := range all {
		own := p.folder == l.target.folder
		if out.Errors = append(out.Errors, p.errors...); len(p.errors) > 0 {
			continue
		}
		rewritten, refusals, err := rewrite.Rewrite(p.Package, rewrite.Options{Memory: p.names(), Tests: true})
		if err != nil {
			return out, err
		}
		for name, text := range rewritten {
			texts[name] = text
		}
		out.Refusals = append(out.Refusals, l.inModule(p, refusals)...)
		if own {
			out.Names = append(out.Names, rewrite.Tests(p.Package)...)
			for name, text := range p.Sources {
				out.Sources[name] = text
			}
		}
	}
	if out.failed() || len(out.Names) == 0 {
		return out, nil
	}
	place, err := l.lay(texts)
	if err != nil {
		return out, err
	}
	return l.link(place, out)
}

// inModule names a refused line of another package by where that package is: its
// base name alone would be looked for in the package that was asked for.
func (l *loading) inModule(p source, refusals []grader.Refusal) []grader.Refusal {
	if p.folder == l.target.folder {
		return refusals
	}
	for i := range refusals {
		refusals[i].File = p.path + "/" + refusals[i].File
	}
	return refusals
}

// link compiles the two binaries. What the compiler refuses is code that does
// not fit the doubles, such as a *testing.T that is handed to a package which
// cannot be rewritten.
func (l *loading) link(place placed, out Tests) (Tests, error) {
	out.Plain, out.Race = filepath.Join(l.Dir, "explore.test"), filepath.Join(l.Dir, "race.test")
	if !l.races() {
		out.Race = ""
	}
	both, linking := errgroup.WithContext(l.ctx)
	both.Go(func() error { return l.test(linking, place, out.Plain) })
	if out.Race != "" {
		both.Go(func() error { return l.test(linking, place, out.Race, "-race") })
	}
	err := both.Wait()
	var complaint *commandError
	if err == nil || l.ctx.Err() != nil || !errors.As(err, &complaint) {
		return out, err
	}
	for name := range out.Sources {
		for _, e := range complaints(complaint.said, filepath.Base(name)) {
			out.Refusals = append(out.Refusals, grader.Refusal{
				Rule: "rewrite", File: e.File, Line: e.Line, Column: e.Column, Message: "does not fit the explorer's doubles: " + e.Message,
			})
		}
	}
	if len(out.Refusals) == 0 {
		return out, err
	}
	slices.SortFunc(out.Refusals, func(a, b grader.Refusal) int {
		if a.File != b.File {
			return strings.Compare(a.File, b.File)
		}
		return a.Line - b.Line
	})
	return out, nil
}

func (l *loading) test(ctx context.Context, place placed, binary string, flags ...string) error {
	args := append([]string{
		"test", "-c", "-vet=off", "-ldflags=-s -w", "-overlay", place.overlay, "-modfile", place.modfile, "-o", binary,
	}, flags...)
	if _, err := output(l.Toolchain.command(ctx, l.module, len(flags) > 0, append(args, l.target.path)...)); err != nil {
		return fmt.Errorf("go test -c %s: %w", strings.Join(flags, " "), err)
	}
	return nil
}
