package roster

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// known are the columns that mean something to us, in the order in which the
// manual names them.
var known = []string{"id", "name", "email", "source", "section", "due", "username"}

// longest is the most bytes that a cell may have. Nobody's name is longer; a
// roster whose quotes went wrong is.
const longest = 4096

// Parse reads the text of a roster called file. Quotes that do not close cost
// the line in which they open: reading goes on with the next one.
func Parse(file string, text []byte) ([]Student, []Problem) {
	p := &parsing{file: file, ids: make(map[string]int)}
	lines := slices.Collect(bytes.Lines(bytes.TrimPrefix(text, []byte("\ufeff"))))
	for at := 0; at < len(lines); {
		at += p.record(lines, at)
	}
	if p.columns == nil {
		p.complain(0, "is empty; its first line names the columns: %s", strings.Join(known, ","))
	}
	return p.students, p.problems
}

// A parsing is a roster that is being read.
type parsing struct {
	file     string
	comma    rune
	columns  []string
	hopeless bool // the header is no header, so no line can be understood
	ids      map[string]int
	students []Student
	problems []Problem
}

func (p *parsing) complain(line int, format string, args ...any) {
	p.problems = append(p.problems, Problem{File: p.file, Line: line, Message: fmt.Sprintf(format, args...)})
}

// record reads the record that begins with lines[at], and returns how many
// lines it took.
func (p *parsing) record(lines [][]byte, at int) int {
	if len(bytes.TrimSpace(lines[at])) == 0 || p.hopeless {
		return 1
	}
	if p.columns == nil {
		p.header(string(lines[at]), at+1)
		return 1
	}
	cells, took, err := p.split(lines, at)
	switch {
	case err != nil:
		p.complain(at+1, "%v", err)
		return 1
	case len(cells) != len(p.columns):
		p.complain(at+1, "has %d cells, but there are %d columns", len(cells), len(p.columns))
		return 1
	}
	p.student(cells, at+1)
	return took
}

// split reads the cells of the record that begins with lines[at]. A quoted cell
// may hold line ends, so a record may take several lines.
func (p *parsing) split(lines [][]byte, at int) (cells []string, took int, err error) {
	r := csv.NewReader(&reader{lines: lines[at:min(len(lines), at+longest)]})
	r.Comma, r.FieldsPerRecord = p.comma, -1
	cells, err = r.Read()
	if err != nil {
		return nil, 1, cause(err)
	}
	consumed := r.InputOffset()
	for consumed > 0 && at+took < len(lines) {
		consumed -= int64(len(lines[at+took]))
		took++
	}
	return cells, took, nil
}

// A reader reads lines one at a time, so that a record costs no more than the
// lines that it takes.
type reader struct {
	lines [][]byte
	left  []byte // of the line before them
}

// Read reads what is left of a line.
func (r *reader) Read(p []byte) (int, error) {
	if len(r.left) == 0 {
		if len(r.lines) == 0 {
			return 0, io.EOF
		}
		r.left, r.lines = r.lines[0], r.lines[1:]
	}
	n := copy(p, r.left)
	r.left = r.left[n:]
	return n, nil
}

// cause drops the position from an error of package csv, which counts from
// where we began to read.
func cause(err error) error {
	var at *csv.ParseError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

// header reads the line that names the columns. Where lists are written with
// commas in their numbers, spreadsheets part cells by semicolons.
func (p *parsing) header(line string, number int) {
	p.comma = ','
	for _, comma := range []rune{';', '\t'} {
		if strings.ContainsRune(line, comma) && !strings.ContainsRune(line, ',') {
			p.comma = comma
		}
	}
	cells, _, err := p.split([][]byte{[]byte(line)}, 0)
	for _, c := range cells {
		p.columns = append(p.columns, strings.TrimSpace(c))
	}
	if err != nil || p.column("id") < 0 || p.column("source") < 0 {
		p.hopeless = true
		p.columns = append(p.columns, "")
		p.complain(number, "names no column \"id\" and \"source\"; the first line is: %s", strings.Join(known, ","))
	}
}

// column is the index of one of our columns, or -1.
func (p *parsing) column(name string) int {
	return slices.IndexFunc(p.columns, func(c string) bool { return strings.EqualFold(c, name) })
}

func (p *parsing) student(cells []string, line int) {
	for i, c := range cells {
		if problem := unreadable(c); problem != "" {
			p.complain(line, "column %q %s", p.columns[i], problem)
			return
		}
		cells[i] = strings.TrimSpace(c)
	}
	s := p.fill(cells)
	if problem := p.problem(&s, cells, line); problem != "" {
		p.complain(line, "%s", problem)
		return
	}
	p.ids[s.ID], s.Position = line, len(p.students)
	p.students = append(p.students, s)
}

func unreadable(cell string) string {
	switch {
	case !utf8.ValidString(cell):
		return "is not UTF-8; save the roster as \"CSV UTF-8\""
	case len(cell) > longest:
		return fmt.Sprintf("holds %d bytes; at most %d are read", len(cell), longest)
	case strings.ContainsFunc(strings.TrimSpace(cell), func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' }):
		return "holds a control character"
	}
	return ""
}
