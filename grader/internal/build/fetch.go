package build

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// offline is what the go command says of a module that is not on the machine and
// that it may not download.
const offline = "disabled by GOPROXY=off"

// lacks reports whether the go command has missed modules.
func lacks(said string, err error) bool {
	return strings.Contains(said, offline) || err != nil && strings.Contains(err.Error(), offline)
}

// fetch downloads the modules from which packages come. Whoever has built the
// grader has those that the grader needs, and not what suites import besides.
//
// It is the only command that may use the network, and has the user's own settings
// of where to look. All that it is asked for is the course's: a student's file may
// import nothing but the standard library.
func (b *Builder) fetch(ctx context.Context, paths []string) error {
	b.fetching.Do(func() {
		cmd := exec.CommandContext(ctx, "go", slices.Concat([]string{"list", "-deps", "-f", "", "--"}, paths)...)
		cmd.Dir = b.Root
		cmd.Env = append(os.Environ(), "PWD="+b.Root, "GOMODCACHE="+b.Toolchain.GOMODCACHE, "GOTOOLCHAIN=local", "GOWORK=off")
		group(cmd)
		_, b.unfetched = output(cmd)
	})
	if b.unfetched != nil {
		return fmt.Errorf("the suites import modules that are not on this machine, and they cannot be downloaded; run go mod download where there is a network: %w", b.unfetched)
	}
	return nil
}
