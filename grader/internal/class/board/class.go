package board

import (
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"interleave/grader"
)

// WriteClass writes the class page.
func (b *Board) WriteClass(w io.Writer) error {
	data, err := b.data()
	if err != nil {
		return err
	}
	h := b.head(b.Title, "", "")
	h.Policy += "; script-src 'self'"
	if b.Live {
		h.Policy += "; connect-src 'self'"
	}
	return render(w, "class.html", struct {
		*Board
		Head      head
		Data      template.JS
		Sentence  string
		Histogram template.HTML
	}{b, h, data, b.sentence(), b.histogram()})
}

// data is everything that the page's script needs. It stands in an element that
// no browser runs, and no < in it can end that element.
func (b *Board) data() (template.JS, error) {
	type behaviour struct {
		ID   string `json:"id"`
		Page string `json:"p"`
	}
	all := struct {
		Exercises  []string    `json:"exercises"`
		Most       []float64   `json:"most"`
		Properties []string    `json:"properties"`
		Behaviours []behaviour `json:"behaviours"`
		Live       bool        `json:"live"`
		Turn       int         `json:"turn"`
		Rows       []Row       `json:"rows"`
	}{Live: b.Live, Turn: b.turn, Rows: b.Rows}
	for _, ex := range b.Exercises {
		all.Exercises, all.Most = append(all.Exercises, ex.ID), append(all.Most, ex.Points)
	}
	for _, p := range b.Properties() {
		all.Properties = append(all.Properties, string(p))
	}
	for _, one := range b.Behaviours {
		all.Behaviours = append(all.Behaviours, behaviour{ID: one.Exercise.ID + " " + one.ID, Page: one.Page()})
	}
	text, err := json.Marshal(all) // escapes <, > and &
	if err != nil {
		return "", fmt.Errorf("draw the class: %w", err)
	}
	return template.JS(text), nil
}

func (b *Board) counts() map[string]int {
	n := map[string]int{"students": len(b.Rows)}
	for _, r := range b.Rows {
		state := r.State
		if state == "" {
			state = "graded"
		}
		n[state]++
	}
	return n
}

// sentence says how far the class is.
func (b *Board) sentence() string {
	n := b.counts()
	text := fmt.Sprintf("%d students, %d graded", n["students"], n["graded"])
	for _, part := range []struct{ state, words string }{
		{"pending", "being graded"},
		{"error", "without a score because the grader failed"},
		{"absent", "handed in nothing that could be read"},
	} {
		if n[part.state] > 0 {
			text += fmt.Sprintf(", %d %s", n[part.state], part.words)
		}
	}
	return text + "; median " + b.median()
}

// scores are those that are final, in order.
func (b *Board) scores() []float64 {
	var all []float64
	for _, r := range b.Rows {
		if r.State == "" {
			all = append(all, r.Score)
		}
	}
	slices.Sort(all)
	return all
}

func (b *Board) median() string {
	all := b.scores()
	n := len(all)
	if n == 0 {
		return "none yet"
	}
	return points((all[(n-1)/2] + all[n/2]) / 2)
}

// Sizes of the histogram, in its own units.
const (
	bins      = 20
	binWidth  = 16
	barHeight = 80
)

// histogram draws how many have how many points. All text in it is ours.
func (b *Board) histogram() template.HTML {
	most := 0.0
	for _, ex := range b.Exercises {
		most += ex.Points
	}
	var counts [bins]int
	for _, s := range b.scores() {
		counts[min(max(int(s/most*bins), 0), bins-1)]++
	}
	highest := max(slices.Max(counts[:]), 1)
	var svg strings.Builder
	fmt.Fprintf(&svg, `<svg class="histogram" viewBox="0 0 %d %d" role="img" aria-label="how many students have how many points">`, bins*binWidth, barHeight+28)
	for i, n := range counts {
		height := n * barHeight / highest
		from, to := most*float64(i)/bins, most*float64(i+1)/bins
		fmt.Fprintf(&svg, `<g><title>%g to %g points: %d students</title><rect class="room" x="%d" y="12" width="%d" height="%d"/><rect x="%d" y="%d" width="%d" height="%d"/>`,
			from, to, n, i*binWidth, binWidth-2, barHeight, i*binWidth, 12+barHeight-height, binWidth-2, height)
		if n > 0 {
			fmt.Fprintf(&svg, `<text x="%d" y="%d">%d</text>`, i*binWidth+binWidth/2-1, 10+barHeight-height, n)
		}
		svg.WriteString(`</g>`)
	}
	fmt.Fprintf(&svg, `<text class="end" x="0" y="%d">0</text><text class="most" x="%d" y="%d">%g</text></svg>`,
		barHeight+26, bins*binWidth, barHeight+26, most)
	return template.HTML(svg.String())
}

// Weakest are the behaviours that the fewest have got right, of those that
// somebody fails.
func (b *Board) Weakest() []*Behaviour {
	failed := slices.DeleteFunc(slices.Clone(b.Behaviours), func(one *Behaviour) bool { return one.Failed == 0 })
	slices.SortStableFunc(failed, func(x, y *Behaviour) int { return x.Held*y.Known() - y.Held*x.Known() })
	return failed[:min(len(failed), 8)]
}

// Asked are the behaviours of an exercise.
func (b *Board) Asked(ex grader.Exercise) []*Behaviour {
	var all []*Behaviour
	for _, one := range b.Behaviours {
		if one.Exercise.ID == ex.ID {
			all = append(all, one)
		}
	}
	return all
}
