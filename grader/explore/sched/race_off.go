//go:build !race

package sched

import "unsafe"

// RaceBuild says whether the race detector watches.
const RaceBuild = false

func raceOff()                        {}
func raceOn()                         {}
func raceAcquire(unsafe.Pointer)      {}
func raceRelease(unsafe.Pointer)      {}
func raceReleaseMerge(unsafe.Pointer) {}

// RaceReports is how many data races the detector has reported so far.
func RaceReports() int { return 0 }
