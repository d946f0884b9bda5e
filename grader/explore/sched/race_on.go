//go:build race

package sched

import (
	"runtime"
	"unsafe"
)

// RaceBuild says whether the race detector watches.
const RaceBuild = true

//go:norace
func raceOff() { runtime.RaceDisable() }

//go:norace
func raceOn() { runtime.RaceEnable() }

//go:norace
func raceAcquire(p unsafe.Pointer) { runtime.RaceAcquire(p) }

//go:norace
func raceRelease(p unsafe.Pointer) { runtime.RaceRelease(p) }

//go:norace
func raceReleaseMerge(p unsafe.Pointer) { runtime.RaceReleaseMerge(p) }

// RaceReports is how many data races the detector has reported so far.
func RaceReports() int { return runtime.RaceErrors() }
