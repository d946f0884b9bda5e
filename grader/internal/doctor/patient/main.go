//go:build unix

// Command patient does one thing that a box is to stop, and says so if it was
// not stopped.
package main

import (
	"fmt"
	"os"
	"sync"
	"syscall"
)

func main() {
	var survived bool
	switch os.Getenv("PATIENT") {
	case "races":
		survived = race()
	case "hoards":
		survived = hoard()
	case "connects":
		survived = connect()
	case "reads":
		_, err := os.ReadFile("/etc/passwd")
		survived = err == nil
	}
	if survived {
		fmt.Fprint(os.NewFile(3, "records"), "not stopped")
	}
}

func race() bool {
	n := 0
	var both sync.WaitGroup
	both.Go(func() { n++ })
	n++
	both.Wait()
	return n > 0
}

func hoard() bool {
	var all [][]byte
	for range 2 << 10 {
		block := make([]byte, 1<<20)
		for i := range block {
			block[i] = 1
		}
		all = append(all, block)
	}
	return len(all) > 0
}

func connect() bool {
	fd, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, 0)
	if err != nil {
		return false
	}
	return syscall.Close(fd) == nil
}
