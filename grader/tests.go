package grader

// A TestsResult is what is known about the tests of one package that were
// explored as they are. They earn no points; otherwise they are behaviours like
// any other, each about itself.
type TestsResult struct {
	Package       string            `json:"package"` // import path
	CompileErrors []CompileError    `json:"compile_errors,omitempty"`
	Refusals      []Refusal         `json:"refusals,omitempty"`
	Tests         []BehaviourResult `json:"tests"`
	Notes         []Note            `json:"notes"`
}

// Found counts the tests that some interleaving breaks.
func (r TestsResult) Found() int {
	n := 0
	for _, t := range r.Tests {
		if t.Verdict == Failed {
			n++
		}
	}
	return n
}

// Settled reports whether every test has a verdict: the engine had no failure,
// and nothing was cut short.
func (r TestsResult) Settled() bool {
	for _, t := range r.Tests {
		if t.Verdict == Error {
			return false
		}
	}
	return true
}
