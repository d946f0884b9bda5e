package grader

// A Submission is what one student handed in: some of the exercises' files and
// nothing else. Whatever surrounds them in the student's folder is not read.
type Submission struct {
	Path  string          // the folder, as it was named on the command line
	Files map[string]File // by exercise ID; an exercise that is absent was not handed in
	Notes []Note          // what the student should know about the folder
}

// A File is the student's file for one exercise.
type File struct {
	Path    string   // where it was read from
	Source  []byte   // its text; nil when Refused
	SHA256  string   // of the bytes as found, lower-case hex
	Refused *Refusal // why it was not read, or nil
}

// A Refusal says why a file is not run: it is not a file that can be graded,
// or it breaks a rule of the exercise.
type Refusal struct {
	Rule    string `json:"rule"`             // "imports", "directives", "intake", …
	File    string `json:"file"`             // base name
	Line    int    `json:"line,omitempty"`   // 1-based; 0 if the whole file is meant
	Column  int    `json:"column,omitempty"` // 1-based, bytes
	Message string `json:"message"`          // what, why, and what to use instead
}

// A Note tells the reader of a result something that is not a verdict.
type Note struct {
	Kind    string `json:"kind"` // "tests-differ", "no-file", "no-race-detector", …
	Message string `json:"message"`
}

// A CompileError is one error of the compiler on the student's file.
type CompileError struct {
	File    string `json:"file"` // base name
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
	Message string `json:"message"`
}
