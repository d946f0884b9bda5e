package cli

import (
	"context"
	"fmt"
	"io"
	"strings"

	"charm.land/lipgloss/v2"

	"interleave/grader/internal/doctor"
	"interleave/grader/internal/sandbox"
)

// doctorCommand is what somebody types who sets up a machine.
type doctorCommand struct {
	NoColor bool ``

	root string // from the whole command line, as is the tier
	tier int
}

func (d *doctorCommand) run(ctx context.Context, c console, s stages) (int, error) {
	root, err := rootFrom(d.root)
	if err != nil {
		return 0, err
	}
	p := newProgress(c.err)
	findings, err := s.examine(ctx, doctor.Doctor{
		Root: root, Tier: sandbox.Tier(d.tier),
		Told: func(about string) { p.say(about, "") },
	})
	p.done()
	if err != nil {
		return 0, err
	}
	writeFindings(c.out, findings, c.width(), c.colour(d.NoColor))
	if !doctor.Healthy(findings) {
		return ExitBelow, nil
	}
	return ExitOK, nil
}

// states are the words for them, each with its colour.
var states = map[doctor.State]struct {
	word  string
	style lipgloss.Style
}{
	doctor.Fine:   {"ok", lipgloss.NewStyle().Foreground(lipgloss.Green)},
	doctor.Absent: {"absent", lipgloss.NewStyle().Foreground(lipgloss.Yellow)},
	doctor.Weaker: {"weaker", lipgloss.NewStyle().Foreground(lipgloss.Red).Bold(true)},
}

// writeFindings writes one paragraph for each finding, in three columns.
func writeFindings(w io.Writer, all []doctor.Finding, width int, colour bool) {
	const name, state = 16, 8
	for _, f := range all {
		s, says := states[f.State], f.Says
		if f.Remedy != "" {
			says += "\nto do: " + f.Remedy
		}
		style := s.style
		if !colour {
			style = lipgloss.NewStyle()
		}
		columns := lipgloss.JoinHorizontal(lipgloss.Top,
			lipgloss.NewStyle().Width(name).Render(f.What), style.Width(state).Render(s.word),
			lipgloss.NewStyle().Width(width-name-state).Render(says))
		for line := range strings.Lines(columns) {
			fmt.Fprintln(w, strings.TrimRight(line, " \n"))
		}
	}
	fmt.Fprintln(w)
	if doctor.Healthy(all) {
		fmt.Fprintln(w, "grading is as strong here as it can be")
	} else {
		fmt.Fprintln(w, "what is missing makes grading weaker here, or impossible")
	}
}
