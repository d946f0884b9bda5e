package report

import (
	"fmt"

	"charm.land/lipgloss/v2"
)

// columns draws one column for each goroutine.
func (d *drawing) columns() []string {
	var p page
	if d.number > 0 {
		p.put(between+d.number-len("line"), "line")
	}
	for i, at := range d.starts {
		p.put(at, truncate(d.lanes.name(i), d.next(i)-at))
	}
	p.put(d.end+between, d.memory)
	p.feed()
	for _, s := range d.scenes {
		if s.Kind == elided {
			p.put(d.margin(), s.Text)
			p.feed()
			continue
		}
		d.row(&p, s)
	}
	return p.lines
}

// next is the first cell that is not column i's own.
func (d *drawing) next(i int) int {
	if i == len(d.starts)-1 {
		return d.end
	}
	return d.starts[i+1] - 1
}

func (d *drawing) row(p *page, s scene) {
	if s.own {
		p.put(between, fmt.Sprintf("%*d", d.number, s.Line))
	}
	if d.text > 0 {
		p.put(d.margin(), truncate(s.source(), d.text))
	}
	at := d.starts[d.lanes.of(s.Step)]
	for i, line := range d.wrapped(s, d.end-at) {
		if i > 0 {
			p.feed()
		}
		p.put(at, line)
		if i == 0 {
			p.put(d.end+between, s.state)
		}
	}
	p.feed()
}

// wrapped breaks a cell and its note into lines of at most width cells, the
// note on lines of its own if it does not fit beside the cell.
func (d *drawing) wrapped(s scene, width int) []string {
	if whole := d.cellAndNote(s); lipgloss.Width(whole) <= width {
		return []string{whole}
	}
	lines := wrap(d.cell(s), width)
	if s.note != "" {
		lines = append(lines, wrap(arrow(s.note), width)...)
	}
	return lines
}

// list draws the steps one below the other, with the goroutine's name in front.
func (d *drawing) list() []string {
	name := 0
	for _, g := range d.lanes {
		name = max(name, lipgloss.Width(g.Name))
	}
	name = min(name, d.width/3)
	at := d.margin() + name + between
	var p page
	for _, s := range d.scenes {
		if s.Kind == elided {
			p.put(d.margin(), s.Text)
			p.feed()
			continue
		}
		if s.own {
			p.put(between, fmt.Sprintf("%*d", d.number, s.Line))
		}
		p.put(d.margin(), truncate(d.lanes.name(d.lanes.of(s.Step)), name))
		for _, line := range wrap(join(d.cell(s), s.quoted(), arrow(s.note)), d.width-at) {
			p.put(at, line)
			p.feed()
		}
	}
	return p.lines
}

func (d *drawing) cell(s scene) string { return phrase(s.Step, d.lanes, d.memory) }

func (d *drawing) cellAndNote(s scene) string {
	if s.note == "" {
		return d.cell(s)
	}
	return d.cell(s) + "  " + arrow(s.note)
}

func arrow(note string) string {
	if note == "" {
		return ""
	}
	return "← " + note
}

// source is the student's text; a named step of the suite has none.
func (s scene) source() string {
	if s.Kind == "step" && !s.own {
		return ""
	}
	return s.Text
}

// quoted is the source text in brackets, for a list of steps.
func (s scene) quoted() string {
	if s.source() == "" {
		return ""
	}
	return "[" + s.source() + "]"
}
