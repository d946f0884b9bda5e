package board

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"

	"interleave/grader"
	"interleave/grader/internal/class/book"
	"interleave/grader/internal/report"
)

// A Student is an entry that is being drawn.
type Student struct {
	*book.Entry
	Board *Board
}

// Page is the name of the student's page, without .html.
func (s *Student) Page() string { return pageName(s.ID) }

// State says why there is no final score: "absent", "pending", "error"; "" if
// there is one.
func (s *Student) State() string {
	switch {
	case s.Result == nil:
		return "absent"
	case s.Pending > 0:
		return "pending"
	case !s.Result.Complete:
		return "error"
	}
	return ""
}

func (s *Student) exercise(id string) *grader.ExerciseResult {
	if s.Result == nil {
		return nil
	}
	for i, ex := range s.Result.Exercises {
		if ex.ID == id {
			return &s.Result.Exercises[i]
		}
	}
	return nil
}

// A sheet is an exercise on a student's page.
type sheet struct {
	grader.ExerciseResult
	Counts   float64 // the score that counts
	Reason   string  // why, if a person decided
	Failures []failure
	Code     []codeLine
}

// A failure is a behaviour that is broken, with its picture.
type failure struct {
	grader.BehaviourResult
	Picture *picture
}

// A picture is an interleaving to be stepped through.
type picture struct {
	report.Picture
	Name string // unique on the page
}

type codeLine struct {
	ID     string
	Number int
	Text   string
	Marked bool // a failure points at it
}

// Sheets are the exercises.
func (s *Student) Sheets() []sheet {
	var all []sheet
	if s.Result == nil {
		return nil
	}
	for i, ex := range s.Result.Exercises {
		one := sheet{ExerciseResult: ex, Counts: s.ScoreOf(ex)}
		if o := s.Decided(ex.ID); o != nil {
			one.Reason = fmt.Sprintf("%s points by hand on %s: %s", points(o.Score), when(o.At), o.Reason)
		}
		marked := make(map[int]bool)
		for j, b := range ex.Behaviours {
			if b.Verdict != grader.Failed {
				continue
			}
			one.Failures = append(one.Failures, failure{BehaviourResult: b, Picture: draw(b.Trace, fmt.Sprintf("t%d-%d", i, j))})
			for _, l := range b.Locations {
				marked[l.Line] = true
			}
		}
		one.Code = code(s.Files[ex.ID], i, marked)
		all = append(all, one)
	}
	return all
}

func draw(t *grader.Trace, name string) *picture {
	if t == nil {
		return nil
	}
	p := &picture{Picture: report.Draw(t), Name: name}
	if len(p.Rows) == 0 {
		return nil
	}
	return p
}

func code(f grader.File, exercise int, marked map[int]bool) []codeLine {
	var all []codeLine
	for i, line := range strings.Split(strings.TrimRight(string(f.Source), "\n"), "\n") {
		all = append(all, codeLine{
			ID: fmt.Sprintf("l%d-%d", exercise, i+1), Number: i + 1,
			Text: strings.ReplaceAll(strings.TrimRight(line, "\r"), "\t", "    "), Marked: marked[i+1],
		})
	}
	if f.Source == nil {
		return nil
	}
	return all
}

// WriteStudent writes a student's page.
func (b *Board) WriteStudent(w io.Writer, s *Student) error {
	sheets := s.Sheets()
	return render(w, "student.html", struct {
		*Student
		Sheets []sheet
		Head   head
	}{s, sheets, b.head(s.Name, "../", stepping(sheets))})
}

// stepping lights up the line of code that a step of a picture is on.
func stepping(sheets []sheet) string {
	var rules strings.Builder
	for i, one := range sheets {
		for _, f := range one.Failures {
			if f.Picture == nil {
				continue
			}
			for j, row := range f.Picture.Rows {
				if row.Line > 0 {
					fmt.Fprintf(&rules, "body:has(#%s-%d:focus) #l%d-%d{background:var(--now)}\n", f.Picture.Name, j, i, row.Line)
				}
			}
		}
	}
	return rules.String()
}

// A head is what stands at the top of every page.
type head struct {
	Title  string
	Course string
	Up     string // the way to the class page, "../"
	Live   bool
	Policy string
	Style  template.HTML
}

// head holds the style of a page, and a policy that allows this style and no
// other. Only the class page may run a script.
func (b *Board) head(title, up, more string) head {
	css, err := files.ReadFile("pages/board.css")
	if err != nil {
		panic(err) // it is embedded
	}
	style := string(css) + more
	sum := sha256.Sum256([]byte(style))
	return head{
		Title: title, Course: b.Title, Up: up, Live: b.Live, Style: template.HTML("<style>" + style + "</style>"),
		Policy: "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; img-src data:; base-uri 'none'; form-action 'none'",
	}
}
