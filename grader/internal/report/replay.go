package report

import (
	"cmp"
	"fmt"
	"io"

	"interleave/grader"
)

// Replay writes a failing interleaving as it was found, every step of it, and
// what became of it when it was carried out now.
func Replay(w io.Writer, f grader.Failing, now grader.BehaviourResult, o Options) error {
	own := inStudentsFile
	if f.Package != "" {
		own = inAnyFile
	}
	return onSheet(w, o, func(s *sheet) { s.replay(*cleaned(&f), *cleaned(&now), own) })
}

func (s *sheet) replay(f grader.Failing, now grader.BehaviourResult, own func(grader.Step) bool) {
	s.line(s.strong(cmp.Or(f.Exercise, f.Package) + "  " + f.Result.ID))
	s.blank()
	s.found(f.Result)
	s.timeline(f.Result.Trace, own)
	switch {
	case now.Verdict == grader.Failed && told(now) == told(f.Result):
		s.hangPainted("now:  ", "it fails still, in the same way", s.bad)
	case now.Verdict == grader.Failed:
		s.hangPainted("now:  ", "it still fails: "+classWords(now.Class), s.bad)
		s.blank()
		s.found(now)
		s.timeline(now.Trace, own)
	case now.Verdict == grader.Error:
		s.hangPainted("now:  ", "nobody knows: "+now.Message, s.warn)
	default:
		s.hangPainted("now:  ", "it does not fail any more; whether another interleaving does, only grading can tell", s.good)
	}
}

// told is what a reader sees of a failure, without the lines, which an edit moves.
func told(b grader.BehaviourResult) string {
	text := b.Message
	if b.Trace != nil {
		for _, step := range b.Trace.Steps {
			text += fmt.Sprintln(step.Goroutine, step.Kind, step.Object, step.Value)
		}
	}
	return text
}
