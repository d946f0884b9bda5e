//go:build amd64 || arm64

package sandbox

import (
	"debug/elf"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"sync"
)

// libraries lists the files that a program needs besides itself: its loader and
// what that loads. A program without the race detector needs none. To link the
// other statically as well would take a second for each submission, and a C
// library that not every machine has.
func libraries(program string) ([]string, error) {
	f, err := elf.Open(program)
	if err != nil {
		return nil, fmt.Errorf("read the program: %w", err)
	}
	defer f.Close()
	loader, err := loaderOf(f)
	if loader == "" || err != nil {
		return nil, err
	}
	names, err := f.ImportedLibraries()
	if err != nil {
		return nil, fmt.Errorf("read the program: %w", err)
	}
	key := loader + " " + strings.Join(names, " ")
	if known, ok := resolved.Load(key); ok {
		return known.([]string), nil
	}
	files, err := resolve(loader, program)
	if err != nil {
		return nil, fmt.Errorf("find the program's libraries: %w", err)
	}
	resolved.Store(key, files)
	return files, nil
}

// resolved remembers where the loader finds libraries: []string by its own name
// and theirs.
var resolved sync.Map

func loaderOf(f *elf.File) (string, error) {
	for _, p := range f.Progs {
		if p.Type != elf.PT_INTERP {
			continue
		}
		name := make([]byte, p.Filesz)
		if _, err := p.ReadAt(name, 0); err != nil {
			return "", fmt.Errorf("read the program: %w", err)
		}
		return strings.TrimRight(string(name), "\x00"), nil
	}
	return "", nil
}

// resolve asks the loader itself where it finds the libraries; it loads the
// program for that and runs nothing of it.
func resolve(loader, program string) ([]string, error) {
	cmd := exec.Command(loader, "--list", program)
	cmd.Env = []string{} // as in the box: no LD_PRELOAD, no LD_LIBRARY_PATH
	said, err := cmd.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			err = fmt.Errorf("%w: %s", err, exit.Stderr)
		}
		return nil, fmt.Errorf("%s --list: %w", loader, err)
	}
	files := []string{loader}
	for line := range strings.Lines(string(said)) {
		// libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f…)
		_, place, ok := strings.Cut(line, " => ")
		if !ok {
			continue
		}
		if file, _, _ := strings.Cut(place, " ("); file != loader {
			files = append(files, file)
		}
	}
	return files, nil
}
