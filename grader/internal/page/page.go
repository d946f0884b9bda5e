// Package page draws a result as a page of HTML: points, behaviours, the code with
// its marked lines, and each failing interleaving to step through.
//
// Messages and code on it come from strangers. So a page holds no script at all, a
// policy in it forbids every request, and all text goes through the escaping of
// html/template. Stepping works by style alone: a step is a radio button, which
// arrow keys move. So a page is one file that needs nothing else, from a disk or in
// an attachment.
package page

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"

	"interleave/grader"
	"interleave/grader/internal/report"
)

//go:embed form
var files embed.FS

// Templates are what pages are put together from, for pages that hold more than a
// result: "head" and "picture". Each call makes new ones.
func Templates(more template.FuncMap) *template.Template {
	t := template.New("").Funcs(template.FuncMap{
		"points": points, "words": report.InWords, "class": report.ClassInWords, "inc": func(i int) int { return i + 1 },
	})
	return template.Must(t.Funcs(more).ParseFS(files, "form/*.html"))
}

var pages = Templates(nil)

func points(n float64) string { return fmt.Sprintf("%.2f", n) }

// A Head is what stands at the top of every page: its title, and a style beside
// which nothing else is allowed but what the policy names.
type Head struct {
	Title  string
	Policy string
	Style  template.HTML
}

// NewHead makes a head. The style is the one of all pages, and more.
func NewHead(title, more string) Head {
	css, err := files.ReadFile("form/page.css")
	if err != nil {
		panic(err) // it is embedded
	}
	style := string(css) + more
	sum := sha256.Sum256([]byte(style))
	return Head{
		Title: title, Style: template.HTML("<style>" + style + "</style>"),
		Policy: "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; img-src data:; base-uri 'none'; form-action 'none'",
	}
}

// HTML writes r as one page. The sources are the files that were graded, by
// exercise; one that is absent is not shown.
func HTML(w io.Writer, r *grader.Result, sources map[string][]byte) error {
	r = report.Clean(r)
	var sheets []Rendered
	for i, ex := range r.Exercises {
		sheet, err := NewSheet(i, ex, sources[ex.ID]).Playable().Render()
		if err != nil {
			return err
		}
		sheets = append(sheets, sheet)
	}
	err := pages.ExecuteTemplate(w, "result", struct {
		Head   Head
		Result *grader.Result
		Sheets []Rendered
	}{NewHead("Interleave", Style(sheets)), r, sheets})
	if err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	return nil
}
