package build

import (
	"encoding/json"
	"fmt"
	"go/version"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/tools/go/packages"

	"interleave/grader"
)

// A placed package is where the go command finds everything rewritten.
type placed struct{ overlay, modfile string }

// lay writes the texts below the builder's folder. Those of the main module are
// laid over its files. The go command lets nothing be laid over a file in its
// cache of modules, so other modules are copied, and a go.mod beside the real one
// says where.
func (l *loading) lay(texts map[string][]byte) (placed, error) {
	p := placed{overlay: filepath.Join(l.Dir, "overlay.json"), modfile: filepath.Join(l.Dir, "go.mod")}
	mod, err := l.goMod()
	if err != nil {
		return p, err
	}
	replace, err := l.copies(mod)
	if err != nil {
		return p, err
	}
	texts[filepath.Join(l.target.folder, "interleave_main_test.go")] = []byte(mainText(l.target.name))
	over := make(map[string]string)
	for i, name := range slices.Sorted(maps.Keys(texts)) {
		to := filepath.Join(l.Dir, strconv.Itoa(i)+"-"+filepath.Base(name))
		if copied := moved(name, replace); copied != "" {
			to = copied
		} else {
			over[name] = to
		}
		if err := os.WriteFile(to, texts[name], 0o644); err != nil {
			return p, fmt.Errorf("write a rewritten file: %w", err)
		}
	}
	return p, l.write(p, mod, over)
}

// write writes the overlay and go.mod with its sums.
func (l *loading) write(p placed, mod *modfile.File, over map[string]string) error {
	if l.module != l.Root {
		small := filepath.Join(l.Dir, "grader.mod")
		if err := os.WriteFile(small, []byte("module interleave\n\ngo "+strings.TrimPrefix(l.Toolchain.language, "go")+"\n"), 0o644); err != nil {
			return err
		}
		over[filepath.Join(l.Root, "go.mod")] = small // what is linked needs no other module
	}
	text, err := json.Marshal(map[string]any{"Replace": over})
	if err != nil {
		return err
	}
	if err := os.WriteFile(p.overlay, text, 0o644); err != nil {
		return fmt.Errorf("write the overlay: %w", err)
	}
	formatted, err := mod.Format()
	if err != nil {
		return err
	}
	if err := os.WriteFile(p.modfile, formatted, 0o644); err != nil {
		return fmt.Errorf("write go.mod: %w", err)
	}
	sums, err := os.ReadFile(filepath.Join(l.module, "go.sum"))
	if err != nil && !os.IsNotExist(err) {
		return err
	}
	return os.WriteFile(filepath.Join(l.Dir, "go.sum"), sums, 0o644)
}

// goMod is the main module's go.mod with the explorer among what it requires.
func (l *loading) goMod() (*modfile.File, error) {
	name := filepath.Join(l.module, "go.mod")
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read the module: %w", err)
	}
	mod, err := modfile.Parse(name, text, nil)
	if err != nil || l.module == l.Root {
		return mod, err
	}
	if mod.Go == nil || version.Compare("go"+mod.Go.Version, l.Toolchain.language) < 0 {
		// A module cannot need one of a later language than its own. Nothing that
		// the explorer takes means something else in the later one.
		if err := mod.AddGoStmt(strings.TrimPrefix(l.Toolchain.language, "go")); err != nil {
			return nil, err
		}
	}
	mod.DropToolchainStmt()
	if err := mod.AddRequire("interleave", "v0.0.0"); err != nil {
		return nil, err
	}
	return mod, mod.AddReplace("interleave", "", l.Root, "")
}

// copies copies every other module that has to be rewritten, and returns where
// each folder has gone.
func (l *loading) copies(mod *modfile.File) (map[string]string, error) {
	gone := make(map[string]string)
	for _, p := range append(l.others, l.target) {
		m := p.module
		if m.Main || gone[m.Dir] != "" {
			continue
		}
		to := filepath.Join(l.Dir, "modules", strings.ReplaceAll(m.Path, "/", "_"))
		if err := copyModule(m, to); err != nil {
			return nil, fmt.Errorf("copy module %s: %w", m.Path, err)
		}
		gone[m.Dir] = to
		if err := mod.AddReplace(m.Path, "", to, ""); err != nil {
			return nil, err
		}
	}
	return gone, nil
}

// copyModule copies a module's files, writable whatever they were.
func copyModule(m *packages.Module, to string) error {
	return filepath.WalkDir(m.Dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rest, err := filepath.Rel(m.Dir, name)
		if err != nil {
			return err
		}
		if d.IsDir() {
			return os.MkdirAll(filepath.Join(to, rest), 0o755)
		}
		if !d.Type().IsRegular() {
			return nil
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, rest), text, 0o644)
	})
}

// moved is where a file of a copied module is now, "" if its module is where it
// was.
func moved(name string, gone map[string]string) string {
	for from, to := range gone {
		if rest, ok := strings.CutPrefix(name, from+string(filepath.Separator)); ok {
			return filepath.Join(to, rest)
		}
	}
	return ""
}

// mainText is the main function of the tests. It stands in the package beside the
// tested one, which every folder may have.
func mainText(tested string) string {
	return "package " + tested + `_test

import (
	"testing"

	"interleave/grader/explore"
)

func TestMain(m *testing.M) { explore.Main(m, nil) }
`
}

var positionForm = regexp.MustCompile(`^(.*):(\d+):(\d+)$`)

// packageError is an error of the parser, the type checker or the go command.
func packageError(e packages.Error) grader.CompileError {
	out := grader.CompileError{Message: flat(e.Msg)}
	if m := positionForm.FindStringSubmatch(e.Pos); m != nil {
		out.File = base(m[1])
		out.Line, _ = strconv.Atoi(m[2])
		out.Column, _ = strconv.Atoi(m[3])
	}
	return out
}
