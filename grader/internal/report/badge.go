package report

import (
	"fmt"
	"io"
	"strconv"

	"interleave/grader"
)

// Badge writes the points of r as a small SVG picture. Nothing of a submission's
// text is in it.
func Badge(w io.Writer, r *grader.Result) error {
	text, colour := badgeWords(r)
	left, right := badgeWidth(badgeLabel), badgeWidth(text)
	return send(w, "a badge", fmt.Sprintf(badge,
		left+right, badgeLabel, text,
		left, left, right, colour,
		left/2, left-2*badgeMargin, badgeLabel,
		left+right/2, right-2*badgeMargin, text))
}

const (
	badgeLabel  = "interleave"
	badgeMargin = 6
	badgeLetter = 7 // pixels; textLength makes every font keep to it
)

// badge wants the width, what is read aloud, the two fields, and their texts.
const badge = `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="20" role="img" aria-label="%s: %s">
  <rect width="%d" height="20" fill="#24292f"/>
  <rect x="%d" width="%d" height="20" fill="%s"/>
  <g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
    <text x="%d" y="14" textLength="%d">%s</text>
    <text x="%d" y="14" textLength="%d">%s</text>
  </g>
</svg>
`

func badgeWidth(text string) int { return len(text)*badgeLetter + 2*badgeMargin }

// badgeWords says the points. The colours are dark enough for white letters.
func badgeWords(r *grader.Result) (text, colour string) {
	if !r.Complete || r.Max == 0 {
		return "no score", "#57606a"
	}
	text = short(r.Score) + " of " + short(r.Max)
	switch {
	case r.Score >= r.Max:
		return text, "#1a7f37"
	case r.Score > 0:
		return text, "#9a6700"
	}
	return text, "#cf222e"
}

// short writes 12.5 and 25, not 12.50 and 25.00.
func short(points float64) string { return strconv.FormatFloat(points, 'f', -1, 64) }
