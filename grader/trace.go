package grader

// A Trace is one interleaving, step by step: which goroutine did what, on which
// line of the student's file. Every picture of a failure is drawn from it.
type Trace struct {
	ID         string      `json:"id"`       // short and stable: the replay token
	Schedule   string      `json:"schedule"` // the decisions that lead here again
	Goroutines []Goroutine `json:"goroutines"`
	Steps      []Step      `json:"steps"`
}

// A Goroutine is one column of a trace.
type Goroutine struct {
	ID      int       `json:"id"`
	Name    string    `json:"name"` // as the suite calls it, "A", or "G3"
	Created *Location `json:"created,omitempty"`
}

// A Step is one thing that a goroutine did, or that it began to wait for.
type Step struct {
	Goroutine int    `json:"goroutine"`
	Kind      string `json:"kind"`             // "lock", "send", "load", "step", …
	Object    string `json:"object,omitempty"` // "c.mu" once known, else "mutex 1"
	File      string `json:"file,omitempty"`   // base name
	Line      int    `json:"line,omitempty"`
	Text      string `json:"text,omitempty"`       // the source line, trimmed
	Value     string `json:"value,omitempty"`      // read, written, sent or received
	BlockedBy string `json:"blocked_by,omitempty"` // who holds what it waits for
	Enabled   []int  `json:"enabled,omitempty"`    // goroutines that could have gone instead
	Note      string `json:"note,omitempty"`       // "loses A's update"
}

// A Location is a place in the student's file.
type Location struct {
	File   string `json:"file"` // base name
	Line   int    `json:"line"`
	Column int    `json:"column,omitempty"`
	Text   string `json:"text,omitempty"` // the source line, trimmed
}
