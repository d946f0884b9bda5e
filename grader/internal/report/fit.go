package report

import (
	"fmt"

	"charm.land/lipgloss/v2"
)

// A drawing is a timeline on its way to the page.
type drawing struct {
	width  int
	lanes  lanes
	memory string
	scenes []scene

	number, text int   // widths of the line number and of the source text
	starts       []int // where each goroutine's column begins
	end          int   // where the last goroutine's column ends
}

// Widths of columns, in cells.
const (
	between      = 2
	wideText     = 36 // source text is cut here however much room there is
	narrowText   = 18 // and here before the last goroutine has to wrap
	narrowCell   = 14 // all but the last column may be as narrow as this
	narrowLast   = 22 // the last column wraps below its own widest cell
	narrowColumn = 9  // below this, nothing can be read
)

// fit decides the widths of all columns, and reports whether each goroutine can
// have one.
//
// Only one goroutine moves in a row, so a cell may run on over the columns to
// its right. That is why all columns but the last give way first, then the
// source text, then the last column.
func (d *drawing) fit() bool {
	columns := d.measure()
	last := len(columns) - 1
	if d.over(columns) > 0 {
		for i := range last {
			columns[i] = min(columns[i], max(narrowCell, lipgloss.Width(d.lanes.name(i))))
		}
	}
	if over := d.over(columns); over > 0 {
		d.text = max(d.text-over, min(d.text, narrowText))
	}
	if over := d.over(columns); over > 0 {
		columns[last] = max(columns[last]-over, min(columns[last], narrowLast))
	}
	if d.over(columns) > 0 && !d.share(columns) {
		return false
	}
	d.place(columns)
	return true
}

// measure finds what everything would like to have, and returns the columns.
func (d *drawing) measure() []int {
	columns := make([]int, len(d.lanes))
	for _, s := range d.scenes {
		if s.Kind == elided {
			continue
		}
		if s.own {
			d.number = max(d.number, len("line"), lipgloss.Width(fmt.Sprint(s.Line)))
		}
		d.text = max(d.text, min(lipgloss.Width(s.source()), wideText))
		i := d.lanes.of(s.Step)
		columns[i] = max(columns[i], lipgloss.Width(d.lanes.name(i)), lipgloss.Width(d.cell(s)))
	}
	return columns
}

// over is by how much the columns are too wide.
func (d *drawing) over(columns []int) int {
	need := d.left() - between
	for _, w := range columns {
		need += between + w
	}
	return need + d.state() - d.width
}

// share cuts all columns to the same width, without the source text if there
// is no other way. It reports whether they can be read then.
func (d *drawing) share(columns []int) bool {
	each := (d.width-d.state()-d.left())/len(columns) - between
	if each < narrowColumn {
		d.text = 0
		each = (d.width-d.state()-d.left())/len(columns) - between
	}
	for i := range columns {
		columns[i] = min(columns[i], each)
	}
	return each >= max(narrowColumn, d.widestName())
}

func (d *drawing) widestName() int {
	widest := 0
	for i := range d.lanes {
		widest = max(widest, lipgloss.Width(d.lanes.name(i)))
	}
	return min(widest, narrowCell)
}

// place sets where the columns begin, and gives what is left to the notes.
func (d *drawing) place(columns []int) {
	at := d.left()
	d.starts = nil
	for _, w := range columns {
		d.starts = append(d.starts, at)
		at += w + between
	}
	d.end = at - between
	for _, s := range d.scenes {
		if s.Kind != elided {
			need := d.starts[d.lanes.of(s.Step)] + lipgloss.Width(d.cellAndNote(s))
			d.end = max(d.end, min(need, d.width-d.state()))
		}
	}
}

// margin is what stands before the source text.
func (d *drawing) margin() int {
	if d.number == 0 {
		return between
	}
	return between + d.number + between
}

// left is what stands before the first goroutine.
func (d *drawing) left() int {
	if d.text == 0 {
		return d.margin()
	}
	return d.margin() + d.text + between
}

// state is the width of the variable's column with the gap before it.
func (d *drawing) state() int {
	w := lipgloss.Width(d.memory)
	if w == 0 {
		return 0
	}
	for _, s := range d.scenes {
		w = max(w, lipgloss.Width(s.state))
	}
	return between + w
}
