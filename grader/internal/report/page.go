package report

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// A page is written from top to bottom, at given columns. Its zero value is an
// empty page.
type page struct {
	lines []string
	line  strings.Builder
	at    int // cells written on the line so far
}

// put writes text at a column, at least one cell behind what stands there.
func (p *page) put(column int, text string) {
	if text == "" {
		return
	}
	blanks := column - p.at
	if blanks < 1 && p.at > 0 {
		blanks = 1
	}
	p.line.WriteString(strings.Repeat(" ", max(blanks, 0)))
	p.line.WriteString(text)
	p.at += max(blanks, 0) + lipgloss.Width(text)
}

// feed ends the line.
func (p *page) feed() {
	p.lines = append(p.lines, strings.TrimRight(p.line.String(), " "))
	p.line.Reset()
	p.at = 0
}

// truncate shortens text to width cells.
func truncate(text string, width int) string {
	if lipgloss.Width(text) <= width {
		return text
	}
	var b strings.Builder
	used := 0
	for _, r := range text {
		w := lipgloss.Width(string(r))
		if used+w > width-1 {
			break
		}
		b.WriteRune(r)
		used += w
	}
	return strings.TrimRight(b.String(), " ") + "…"
}

// longestText is the number of lines after which wrap gives up. A message is a
// sentence; only a hostile one is longer.
const longestText = 12

// wrap breaks text at blanks into lines of at most width cells. A word longer
// than a line is cut into pieces.
func wrap(text string, width int) []string {
	width = max(width, 1)
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && lipgloss.Width(line)+1+lipgloss.Width(word) > width {
			lines, line = append(lines, line), ""
		}
		if line != "" {
			line += " "
		}
		line += word
		for lipgloss.Width(line) > width && len(lines) < longestText {
			head := cut(line, width)
			lines, line = append(lines, head), strings.TrimPrefix(line, head)
		}
		if len(lines) >= longestText {
			return append(lines[:longestText-1], truncate(lines[longestText-1]+" …", width))
		}
	}
	return append(lines, line)
}

// cut returns the longest beginning of text that fits, and at least one rune.
func cut(text string, width int) string {
	used := 0
	for i, r := range text {
		if used += lipgloss.Width(string(r)); used > width && i > 0 {
			return text[:i]
		}
	}
	return text
}
