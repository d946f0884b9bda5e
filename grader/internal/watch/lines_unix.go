//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd || solaris

package watch

import "github.com/charmbracelet/x/termios"

// linesEnd lets a terminal that hands on single keys still begin each line at
// the left: what is written goes through nobody who would see to it.
func linesEnd(fd int) error {
	now, err := termios.GetTermios(fd)
	if err != nil {
		return err
	}
	return termios.SetTermios(fd, uint32(now.Ispeed), uint32(now.Ospeed), nil, nil, map[termios.O]bool{termios.OPOST: true}, nil, nil)
}
