package grader

// SchemaV1 identifies the form of [Result].
const SchemaV1 = "interleave/result/v1"

// A Result is everything that is known about one graded submission. Every
// output is a view of it. Outside Timing it depends on the submission, the
// grader and the Go version, and on nothing else.
type Result struct {
	Schema     string           `json:"schema"`
	Submission SubmissionInfo   `json:"submission"`
	Grader     Info             `json:"grader"`
	Score      float64          `json:"score"` // two decimals
	Max        float64          `json:"max"`
	Complete   bool             `json:"complete"` // false if any exercise has status error
	Exercises  []ExerciseResult `json:"exercises"`
	Notes      []Note           `json:"notes"`
	Timing     Timing           `json:"timing"`
}

// SubmissionInfo says what was graded.
type SubmissionInfo struct {
	Path        string            `json:"path,omitempty"`
	Repository  string            `json:"repository,omitempty"`
	Commit      string            `json:"commit,omitempty"`
	SubmittedAt string            `json:"submitted_at,omitempty"`
	Files       map[string]string `json:"files"`           // exercise ID → sha256
	Paths       map[string]string `json:"paths,omitempty"` // exercise ID → where its file lies in the submission
}

// Info says which grader reached the verdicts.
type Info struct {
	Version      string `json:"version"`
	Go           string `json:"go"`
	Suite        string `json:"suite"` // sha256 of suites and manifests
	RaceDetector bool   `json:"race_detector"`
	Sandbox      string `json:"sandbox"` // tier that the submission ran in
}

// A Status sums up one exercise.
type Status string

// The statuses of an exercise.
const (
	StatusFull      Status = "full"
	StatusPartial   Status = "partial"
	StatusNone      Status = "none"
	StatusUnstarted Status = "unstarted"
	StatusRefused   Status = "refused"
	StatusUnbuilt   Status = "unbuilt"
	StatusError     Status = "error"
)

// An ExerciseResult is one exercise's part of a result.
type ExerciseResult struct {
	ID            string            `json:"id"`
	Title         string            `json:"title"`
	Score         float64           `json:"score"`
	Max           float64           `json:"max"`
	Status        Status            `json:"status"`
	CompileErrors []CompileError    `json:"compile_errors,omitempty"`
	Refusals      []Refusal         `json:"refusals,omitempty"`
	Problem       string            `json:"problem,omitempty"` // status error: what failed in the grader
	Behaviours    []BehaviourResult `json:"behaviours"`
}

// A BehaviourResult is the verdict on one behaviour and what it rests on.
type BehaviourResult struct {
	ID        string     `json:"id"`
	Title     string     `json:"title"`
	Property  Property   `json:"property"`
	Verdict   Verdict    `json:"verdict"`
	Score     float64    `json:"score"`
	Max       float64    `json:"max"`
	Needs     []string   `json:"needs,omitempty"`
	Class     Class      `json:"class,omitempty"`
	Message   string     `json:"message,omitempty"`
	Hint      string     `json:"hint,omitempty"`
	Schedules Schedules  `json:"schedules"`
	Locations []Location `json:"locations"`
	Trace     *Trace     `json:"trace,omitempty"`
}

// Task is the part of the ID before the slash, as that of a [Behaviour].
func (b BehaviourResult) Task() string { return Behaviour{ID: b.ID}.Task() }

// Schedules says how much was tried. Total is nil while the space is larger
// than the budget, Bound is nil when any number of preemptions was allowed.
type Schedules struct {
	Explored int  `json:"explored"`
	Total    *int `json:"total"`
	Bound    *int `json:"bound"`
}

// Timing is the only part of a result that may differ between two runs.
type Timing struct {
	StartedAt string `json:"started_at"`
	WallMS    int64  `json:"wall_ms"`
	BuildMS   int64  `json:"build_ms"`
	RunMS     int64  `json:"run_ms"`
}
