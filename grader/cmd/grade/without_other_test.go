//go:build !linux

package main

import "os"

// without is for sessions that run on Linux only.
func without() { os.Exit(1) }
