package build

import (
	"context"
	"fmt"
	"go/types"
	"path/filepath"
	"strings"

	"interleave/grader/internal/rewrite"
)

// A program is what is linked into one binary for each leg.
type program struct {
	units []*unit
}

// most is how much memory the variables of a package may take that shares a
// binary with others. A process has its memory limit for all of them.
const mostShared = 1 << 20

// grouped puts the units into programs. One that could make itself felt while
// another runs has a program of its own: if its code runs before anybody has
// asked for it, or its variables take up memory.
func grouped(units []*unit) []program {
	var shared program
	var all []program
	for _, u := range units {
		if rewrite.Contained(u.pack.Package) && u.size() <= mostShared {
			shared.units = append(shared.units, u)
		} else {
			all = append(all, program{units: []*unit{u}})
		}
	}
	if len(shared.units) > 0 {
		all = append(all, shared)
	}
	return all
}

// size is how much memory the student's package variables take.
func (u *unit) size() int64 {
	sizes := types.SizesFor("gc", u.Toolchain.GOARCH)
	var sum int64
	for _, name := range u.pack.Types.Scope().Names() {
		if v, ok := u.pack.Types.Scope().Lookup(name).(*types.Var); ok {
			size := sizes.Sizeof(v.Type())
			if size < 0 || size > mostShared {
				return mostShared + 1
			}
			sum += size
		}
	}
	return sum
}

// programs links programs. If several units cannot be linked together, each half of
// them is a program to be tried.
func (l *leg) programs(ctx context.Context, all []program, workers int) (again []program) {
	failures := each(workers, all, func(p program) error { return l.link(ctx, p) })
	for i, p := range all {
		switch {
		case failures[i] == nil:
			for _, u := range p.units {
				l.binaries[u] = l.binary(p)
			}
		case len(p.units) == 1:
			l.failures[p.units[0]] = failures[i]
		default:
			again = append(again, p.split()...)
		}
	}
	return again
}

func (p program) split() []program {
	half := len(p.units) / 2
	return []program{{units: p.units[:half]}, {units: p.units[half:]}}
}

// binary is the file of a program, beside the first of its units.
func (l *leg) binary(p program) string { return filepath.Join(p.units[0].dir(), l.name+".test") }

// link links the program.
func (l *leg) link(ctx context.Context, p program) error {
	archives := l.with(p.units...)
	if err := l.main(ctx, p, archives); err != nil {
		return err
	}
	dir := p.units[0].dir()
	config := filepath.Join(dir, l.name+"-link.cfg")
	if err := writeImports(config, archives, nil); err != nil {
		return err
	}
	args := append([]string{"-o", l.binary(p), "-importcfg", config, "-s", "-w", "-buildmode=exe", "-X=testing.testBinary=1"}, l.mode...)
	if cc := strings.Fields(l.Toolchain.CC); len(cc) > 0 {
		args = append(args, "-extld="+cc[0])
	}
	if _, err := bounded(l.Toolchain.tool(ctx, l.Root, "link", append(args, l.archive(dir, "main"))...)); err != nil {
		return fmt.Errorf("link the %s leg: %w", l.name, err)
	}
	return nil
}
