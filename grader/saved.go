package grader

// A Failing is a failing interleaving that is kept, so that somebody can look at
// it again after an edit. Either an exercise or a package is named.
type Failing struct {
	Exercise   string          `json:"exercise,omitempty"`
	Submission string          `json:"submission,omitempty"` // folder of the student's file
	Package    string          `json:"package,omitempty"`
	Dir        string          `json:"dir,omitempty"` // where Package is meant
	Result     BehaviourResult `json:"result"`
}
