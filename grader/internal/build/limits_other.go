//go:build !linux

package build

import "os"

// hold limits nothing: only Linux can set the limits of another process.
func hold(int) error { return nil }

// peak is 0: without a limit it decides nothing.
func peak(*os.ProcessState) int64 { return 0 }
