package build

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// A Toolchain is the Go installation that builds, as go env describes it. It
// is asked once, with the user's own settings; every later command gets those
// that matter by name and no others.
type Toolchain struct {
	GOVERSION, GOROOT, GOOS, GOARCH, GOTOOLDIR string

	GOCACHE, GOMODCACHE, GOPATH, CC string

	language string // of the course's go.mod, "go1.26.0"
	compiler bool   // the C compiler is there
}

// settings are what the go command says about itself.
func (t Toolchain) settings() []string {
	return []string{t.GOVERSION, t.GOROOT, t.GOOS, t.GOARCH, t.CC, t.language}
}

// Language is the version of Go that the course is written in, "go1.26.0".
func (t Toolchain) Language() string { return t.language }

// Program builds a program of the course's own.
func (t Toolchain) Program(ctx context.Context, root, pkg, to string, race bool) error {
	_, err := output(t.command(ctx, root, race, "build", fmt.Sprintf("-race=%t", race), "-o", to, pkg))
	if err != nil {
		return fmt.Errorf("build %s: %w", pkg, err)
	}
	return nil
}

// NoRaceDetector says in a sentence why this machine cannot build with the
// race detector; "" if it can.
func (t Toolchain) NoRaceDetector() string {
	platform := t.GOOS + "/" + t.GOARCH
	switch {
	case !slices.Contains(raceDetectors, platform):
		return fmt.Sprintf("Go has no race detector for %s, so data races were looked for by the explorer alone", platform)
	case !t.compiler && t.GOOS != "darwin":
		return fmt.Sprintf("there is no C compiler (%s), which the race detector needs, so data races were looked for by the explorer alone", t.CC)
	}
	return ""
}

// raceDetectors are the platforms for which Go ships the detector's runtime.
var raceDetectors = []string{
	"darwin/amd64", "darwin/arm64", "freebsd/amd64", "linux/amd64", "linux/arm64", "linux/loong64",
	"linux/ppc64le", "linux/riscv64", "linux/s390x", "netbsd/amd64", "windows/amd64",
}

// inherited are the variables that the go command needs of its surroundings on
// one system or another.
var inherited = []string{
	"PATH", "HOME", "TMPDIR", "TMP", "TEMP", "SYSTEMROOT", "USERPROFILE", "LOCALAPPDATA", "APPDATA",
	"CGO_CFLAGS", "CGO_LDFLAGS", "PKG_CONFIG_PATH",
}

// environment is that of every go command: the caches where the user keeps
// them, no network, no other toolchain, no flags but ours.
func (t Toolchain) environment(root string, cgo bool) []string {
	env := []string{
		"PWD=" + root, "GOENV=off", "GOFLAGS=-mod=readonly", "GOPROXY=off", "GOTOOLCHAIN=local", "GOWORK=off",
		"GOROOT=" + t.GOROOT, "GOCACHE=" + t.GOCACHE, "GOMODCACHE=" + t.GOMODCACHE, "GOPATH=" + t.GOPATH, "CC=" + t.CC,
		"CGO_ENABLED=0",
	}
	if cgo && t.compiler {
		env[len(env)-1] = "CGO_ENABLED=1"
	}
	for _, name := range inherited {
		if value, ok := os.LookupEnv(name); ok {
			env = append(env, name+"="+value)
		}
	}
	return env
}

// spendthrift lets a compiler or linker use some memory rather than look for what
// it no longer needs. What an exercise needs is less than half of that; a file that
// needs more has to fit into [mostData] as before.
var spendthrift = []string{"GOGC=off", "GOMEMLIMIT=400MiB"}

// command is a go command in the course's tree. When ctx ends, the compilers
// and linkers it has started end with it.
func (t Toolchain) command(ctx context.Context, root string, cgo bool, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir, cmd.Env = root, t.environment(root, cgo)
	group(cmd)
	return cmd
}

// tool is the compiler or the linker by itself.
func (t Toolchain) tool(ctx context.Context, root, name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, filepath.Join(t.GOTOOLDIR, name), args...)
	cmd.Dir, cmd.Env = root, append(t.environment(root, true), spendthrift...)
	group(cmd)
	return cmd
}

// output runs cmd and returns what it printed; the error holds what it
// complained about. The go command complains on stderr, the compiler on stdout.
func output(cmd *exec.Cmd) ([]byte, error) {
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		return nil, &commandError{err: err, said: strings.TrimSpace(stderr.String() + stdout.String())}
	}
	return stdout.Bytes(), nil
}

// A commandError is a command that did not end well, with its own words.
type commandError struct {
	err  error
	said string
}

// Error returns the command's words after how it ended.
func (e *commandError) Error() string {
	if e.said == "" {
		return e.err.Error()
	}
	return e.err.Error() + ": " + e.said
}

// Unwrap returns how the command ended.
func (e *commandError) Unwrap() error { return e.err }
