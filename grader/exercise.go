package grader

import (
	"path"
	"strings"
	"time"
)

// A Property is one of the properties of good synchronisation that the lecture
// names, or "contract" for plain results. Behaviours are sorted under them.
type Property string

// The properties, in the order in which tables show them.
const (
	MutualExclusion Property = "mutual-exclusion"
	Progress        Property = "progress"
	BoundedWaiting  Property = "bounded-waiting"
	NoBusyWaiting   Property = "no-busy-waiting"
	Fairness        Property = "fairness"
	Capacity        Property = "capacity"
	NoLeak          Property = "no-leak"
	Contract        Property = "contract"
)

// Properties lists every property in the order in which tables show them.
func Properties() []Property {
	return []Property{
		MutualExclusion, Progress, BoundedWaiting, NoBusyWaiting,
		Fairness, Capacity, NoLeak, Contract,
	}
}

// An Exercise is one folder below exercises/: one file that a student edits,
// one suite that judges it, one manifest that says what the suite asks.
type Exercise struct {
	ID         string      // folder name, "01-race"
	Title      string      // one line, for tables
	Package    string      // package name, "race"
	File       string      // the one file that the student edits, "race.go"
	Points     float64     // what the whole exercise is worth, 25
	Behaviours []Behaviour // in declared order, which is the order everywhere
	Limits     Limits
	Rules      Rules
}

// Path is where the student's file lives below the root of a fork,
// "exercises/01-race/race.go".
func (e Exercise) Path() string { return path.Join("exercises", e.ID, e.File) }

// Named reports whether a person who typed name means this exercise: "01-race",
// "race" and "01" all do.
func (e Exercise) Named(name string) bool {
	number, word, _ := strings.Cut(e.ID, "-")
	return name == e.ID || name == number || name == word
}

// A Behaviour is one sentence that is true or false of the student's code.
type Behaviour struct {
	ID       string   // "counter/no-lost-update"; never changes once published
	Title    string   // the sentence
	Property Property // the row it counts under
	Weight   int      // relative within the exercise
	Needs    []string // IDs without which this one means nothing
	Hint     string   // what to ask oneself when it fails; may be empty
}

// Task is the part of the ID before the slash: the type or function it is about.
func (b Behaviour) Task() string {
	task, _, _ := strings.Cut(b.ID, "/")
	return task
}

// Limits bound what a submission may use. They are counted in schedules and
// steps wherever that is possible, because a count is the same on every
// machine and a time is not.
type Limits struct {
	Schedules     int           // per behaviour in the explore leg
	RaceSchedules int           // per behaviour under the race detector
	Steps         int           // per schedule
	CPU           time.Duration // of its processors, for one process; code that goes on is taken never to end
	Wall          time.Duration // real time for one process; the last resort, and no verdict
	Memory        int64         // bytes of data a process may allocate
	Output        int64         // bytes of stdout and stderr that are kept
}

// Rules are what an exercise forbids beyond what all exercises do.
type Rules struct {
	Unneeded []string // names of the standard library that no answer needs, "time.Now"
	Apart    []Apart
}

// An Apart keeps a type away from packages that have ready made what the student
// is to build.
type Apart struct {
	Type   string   // "Lock"
	From   []string // import paths
	Reason string   // what the type is to be built from; goes on from "but it is"
}
