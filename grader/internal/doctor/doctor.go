// Package doctor finds out what grading would lack on this machine, and what
// follows from that.
//
// It believes nothing that it can try: that a tool is installed or a kernel is
// new says little about what a container or a security module makes of it. So
// it puts a program into the very box that submissions get, which there does
// what it must not, and sees whether it is stopped.
package doctor

import (
	"context"
	"fmt"
	"go/version"
	"os/exec"

	"interleave/grader/internal/build"
	"interleave/grader/internal/sandbox"
)

// A State says how much a finding matters. The zero value is the worst.
type State int

// The states.
const (
	Weaker State = iota // grading would be weaker, or impossible
	Absent              // grading is the same; something beside it is less convenient
	Fine
)

// A Finding is one thing that was looked at.
type Finding struct {
	What   string // "race detector"
	State  State
	Says   string // what is there; or what is not, and what follows
	Remedy string // what to do about it; "" if there is nothing to do
}

// A Doctor examines a machine.
type Doctor struct {
	Root string             // the course's tree
	Tier sandbox.Tier       // of the strongest box to use; 0 means the strongest that there is
	Told func(about string) // hears what is being looked at, before it takes time
}

// Examine looks at everything that grading needs, in the order in which one
// builds on the other. The error is for an examination that could not be
// carried out.
func (d Doctor) Examine(ctx context.Context) ([]Finding, error) {
	tools, goes := d.toolchain(ctx)
	all := []Finding{goes}
	if goes.State == Fine {
		all = append(all, detector(tools))
	}
	all = append(all, d.box())
	if goes.State == Fine {
		proofs, err := d.prove(ctx, tools)
		if err != nil {
			return nil, err
		}
		all = append(all, proofs...)
	}
	return append(all,
		command("git", "a class's repositories cannot be fetched; grading one's own files does not need it"),
		command("make", "the targets of the Makefile do not work; what they call does: go tool grade"),
	), nil
}

// Healthy reports whether grading is as strong as it can be.
func Healthy(all []Finding) bool {
	for _, f := range all {
		if f.State == Weaker {
			return false
		}
	}
	return true
}

func (d Doctor) toolchain(ctx context.Context) (build.Toolchain, Finding) {
	f := Finding{What: "Go"}
	tools, err := build.Detect(ctx, d.Root)
	switch {
	case err != nil:
		f.Says = fmt.Sprintf("nothing can be graded: %v", err)
		f.Remedy = "install Go from https://go.dev/dl and put it on the path"
	case version.Compare(tools.GOVERSION, tools.Language()) < 0:
		f.Says = fmt.Sprintf("nothing can be graded: %s is older than %s, which the course's go.mod asks for", tools.GOVERSION, tools.Language())
		f.Remedy = "install a newer Go from https://go.dev/dl, or unset GOTOOLCHAIN"
	default:
		f.State, f.Says = Fine, fmt.Sprintf("%s on %s/%s", tools.GOVERSION, tools.GOOS, tools.GOARCH)
	}
	return tools, f
}

func detector(tools build.Toolchain) Finding {
	f := Finding{What: "C compiler", Says: tools.NoRaceDetector()}
	if f.Says == "" {
		f.State, f.Says = Fine, fmt.Sprintf("%s, which the race detector needs", tools.CC)
		return f
	}
	f.Remedy = "install one: apt-get install gcc libc6-dev, or what your system calls them"
	return f
}

func command(name, otherwise string) Finding {
	path, err := exec.LookPath(name)
	if err != nil {
		return Finding{What: name, State: Absent, Says: "there is none: " + otherwise, Remedy: "install it, if you need it"}
	}
	return Finding{What: name, State: Fine, Says: path}
}
