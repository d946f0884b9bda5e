package report

import (
	"charm.land/lipgloss/v2"

	"interleave/grader"
)

// A paint colours text, or leaves it as it is.
type paint func(...string) string

// A palette is every colour that the terminal form uses. They are the
// terminal's own sixteen, which its owner has made readable on its background.
// Nothing is said by colour alone.
type palette struct {
	strong, faint, good, bad, warn paint
}

func newPalette(colour bool) palette {
	if !colour {
		return palette{strong: plain, faint: plain, good: plain, bad: plain, warn: plain}
	}
	style := lipgloss.NewStyle
	return palette{
		strong: style().Bold(true).Render,
		faint:  style().Faint(true).Render,
		good:   style().Foreground(lipgloss.Green).Render,
		bad:    style().Foreground(lipgloss.Red).Bold(true).Render,
		warn:   style().Foreground(lipgloss.Yellow).Render,
	}
}

func plain(text ...string) string { return join(text...) }

// of is the colour of a verdict.
func (p palette) of(v grader.Verdict) paint {
	switch v {
	case grader.Proved, grader.Passed:
		return p.good
	case grader.Failed, grader.Refused, grader.Unbuilt:
		return p.bad
	case grader.Unstarted:
		return p.faint
	default:
		return p.warn
	}
}
