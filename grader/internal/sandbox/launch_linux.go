//go:build amd64 || arm64

package sandbox

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// prepareStage prepares a process of tier 1 or 2.
func prepareStage(t Tier, c Command) (*launch, error) {
	program, err := openProgram(c.Path)
	if err != nil {
		return nil, err
	}
	ours, theirs, err := os.Pipe()
	if err != nil {
		return nil, errors.Join(err, program.Close())
	}
	l := &launch{begun: func() error { return errors.Join(program.Close(), theirs.Close()) }}
	l.failed = func() error {
		_ = l.begun() // if it never started
		text, err := io.ReadAll(ours)
		if ours.Close(); err == nil && len(text) > 0 {
			err = errors.New(string(text))
		}
		return err
	}
	if l.cmd, err = stageCommand(t, c); err != nil {
		return nil, errors.Join(err, l.failed())
	}
	l.cmd.ExtraFiles = []*os.File{program, theirs}
	return l, nil
}

// openProgram opens what is to run. The stage gets it as a descriptor, for the
// folder in which it lies may be closed to whom the stage becomes; the file
// itself must not be.
func openProgram(path string) (*os.File, error) {
	f, err := os.Open(path)
	if err != nil || os.Geteuid() != 0 {
		return f, err
	}
	info, err := f.Stat()
	if err == nil && info.Mode()&0o005 != 0o005 {
		err = f.Chmod(info.Mode() | 0o555)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// stageCommand is this program as the stage of a box.
func stageCommand(t Tier, c Command) (*exec.Cmd, error) {
	libraries, err := libraries(c.Path)
	if err != nil {
		return nil, err
	}
	s := stage{Tier: t, Name: c.name(), Env: c.Env, Limits: c.Limits, Libraries: libraries, Nobody: hasNobody()}
	cmd := exec.Command("/proc/self/exe")
	cmd.Args = []string{stageName}
	if cmd.Env, err = s.environment(); err != nil {
		return nil, err
	}
	confine(cmd)
	if t == Isolated {
		separate(cmd.SysProcAttr, s.Nobody)
	}
	return cmd, nil
}

// separate gives the process namespaces of every kind. In its own it is root,
// which it has to be to set them up; outside it is whoever started it.
func separate(attr *syscall.SysProcAttr, nobodyToo bool) {
	attr.Cloneflags = unix.CLONE_NEWUSER | unix.CLONE_NEWNS | unix.CLONE_NEWPID | unix.CLONE_NEWNET |
		unix.CLONE_NEWIPC | unix.CLONE_NEWUTS | unix.CLONE_NEWCGROUP
	attr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Geteuid(), Size: 1}}
	attr.GidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getegid(), Size: 1}}
	if nobodyToo {
		attr.UidMappings = append(attr.UidMappings, syscall.SysProcIDMap{ContainerID: nobody, HostID: nobody, Size: 1})
		attr.GidMappings = append(attr.GidMappings, syscall.SysProcIDMap{ContainerID: nobody, HostID: nobody, Size: 1})
		attr.GidMappingsEnableSetgroups = true
	}
	attr.Credential = &syscall.Credential{Uid: 0, Gid: 0, NoSetGroups: !nobodyToo}
}

// probe puts a process into a box of the tier that does nothing but say that it
// is there.
func probe(t Tier) error {
	const wall = time.Minute // on a machine that is very busy; it takes milliseconds
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find this program: %w", err)
	}
	var said bytes.Buffer
	out, err := boxOf(t).Run(context.Background(), Command{
		Path: self, As: probeName,
		Limits:  Limits{Wall: wall, Memory: 1 << 30, Kept: 1 << 12, Flood: 1 << 20},
		Records: func(r io.Reader) { _, _ = io.Copy(&said, r) },
	})
	var refused *os.PathError
	switch {
	case errors.As(err, &refused):
		return fmt.Errorf("the system refuses to start a process in it: %w", refused.Err)
	case err != nil:
		return err
	case said.String() != probeWord:
		return fmt.Errorf("a process in a box of %v did not come to its end: %+v, having said %q", t, out, said.String())
	}
	return nil
}
