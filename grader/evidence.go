package grader

// A Leg is one way of running a suite. Each phase must suffice alone: a
// submission may find out which one it is in.
type Leg string

// The legs.
const (
	Explore   Leg = "explore" // every interleaving, plain build
	RaceCheck Leg = "race"    // the same schedules under the race detector
)

// Evidence is what one leg saw of one behaviour. It says what was observed;
// what follows from it is decided in package judge.
type Evidence struct {
	Behaviour    string   `json:"behaviour"`
	Leg          Leg      `json:"leg"`
	Explored     int      `json:"explored"`               // schedules run to their end
	Exhausted    bool     `json:"exhausted,omitempty"`    // there are no others within Bound
	Bound        int      `json:"bound"`                  // preemptions allowed; -1 for any number
	Unstarted    string   `json:"unstarted,omitempty"`    // the stub's own panic, if it was reached
	Finding      *Finding `json:"finding,omitempty"`      // what broke, or nil
	Inconclusive string   `json:"inconclusive,omitempty"` // why a schedule was cut short
	Fault        string   `json:"fault,omitempty"`        // what failed in the engine or the suite itself
}

// A Finding is one way in which a behaviour is broken, with what shows it.
type Finding struct {
	Class     Class      `json:"class"`
	Message   string     `json:"message"` // one sentence: why
	Locations []Location `json:"locations,omitempty"`
	Trace     *Trace     `json:"trace,omitempty"`
}

// A Job tells a test binary what to do. It travels in the environment
// variable [JobVariable] as JSON.
type Job struct {
	Nonce      string   `json:"nonce"`             // repeated in every record
	Package    string   `json:"package,omitempty"` // import path; of a binary with several, only this one and its tests are set up
	Leg        Leg      `json:"leg"`
	Behaviours []string `json:"behaviours,omitempty"` // only these; empty means all
	Schedules  int      `json:"schedules"`            // per behaviour
	Steps      int      `json:"steps"`                // per schedule
	Run        string   `json:"run,omitempty"`        // of tests that are explored as they are: go test's -run, for subtests
	Replay     string   `json:"replay,omitempty"`     // only this schedule, Trace.Schedule
	Fine       bool     `json:"fine,omitempty"`       // in it, accesses to memory are steps: it shows what a data race does
	Lines      Lines    `json:"lines,omitempty"`      // how the binary counts those of the student's file
}

// JobVariable names the environment variable that carries a [Job].
const JobVariable = "INTERLEAVE_JOB"

// RecordDescriptor is the file descriptor on which a test binary writes its
// records, one JSON object a line. Standard output is never evidence: a bare
// panic can print whatever a test runner would print.
const RecordDescriptor = 3

// A Record is one line on [RecordDescriptor].
type Record struct {
	Nonce     string     `json:"nonce"`
	Kind      RecordKind `json:"kind"`
	Behaviour string     `json:"behaviour,omitempty"`
	Evidence  *Evidence  `json:"evidence,omitempty"`
	Count     int        `json:"count,omitempty"` // of the last record: evidence records before it
}

// A RecordKind says where in its life a test binary is.
type RecordKind string

// The records of a run, in order: one start, one ready, a begin and an evidence
// for each behaviour, one end. A process that dies between start and ready died
// in the submission's package-level code.
const (
	RecordStart    RecordKind = "start"    // the engine is there; package variables come next
	RecordReady    RecordKind = "ready"    // main was reached
	RecordBegin    RecordKind = "begin"    // a behaviour is being explored
	RecordEvidence RecordKind = "evidence" // a behaviour was explored
	RecordEnd      RecordKind = "end"      // nothing follows
)
