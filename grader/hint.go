package grader

// A Hint is what a student is asked, or pointed to, who does not get on. It is
// never code to paste.
type Hint struct {
	Title string // one line
	Text  string // paragraphs, with a blank line between two
}
