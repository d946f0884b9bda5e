package cli

import "interleave/grader/internal/report"

// A look is what somebody wants to see, or to hear.
type look struct {
	NoColor bool ``
	Plain   bool ``
}

// options are for a report on that console.
func (l look) options(c console) report.Options {
	return report.Options{Width: c.width(), Colour: c.colour(l.NoColor), Plain: l.Plain}
}

// progress is none that is drawn over and over if the report is to be heard.
func (l look) progress(c console) progress {
	if l.Plain {
		return &log{w: c.err}
	}
	return newProgress(c.err)
}
