package report_test

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"

	"interleave/grader"
	"interleave/grader/internal/report"
)

func markdown(t *testing.T, r *grader.Result, limit int) string {
	t.Helper()
	var b strings.Builder
	require.NoError(t, report.Markdown(&b, r, limit), "Markdown")
	return b.String()
}

func TestMarkdown(t *testing.T) {
	for name, r := range results() {
		t.Run(name, func(t *testing.T) { golden(t, "markdown/"+name+".md", markdown(t, r, 0)) })
	}
}

// rendered is the page that a reader sees. HTML in the text passes as it does
// not at GitHub: what our escaping lets through must show.
func rendered(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	renderer := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithUnsafe()))
	require.NoError(t, renderer.Convert([]byte(text), &b), "render")
	return b.String()
}

var tag = regexp.MustCompile(`<([a-zA-Z]+)`)

func tags(page string) map[string]bool {
	found := make(map[string]bool)
	for _, m := range tag.FindAllStringSubmatch(page, -1) {
		found[m[1]] = true
	}
	return found
}

// Nothing that a submission says becomes a link, an image, an element of HTML or
// the end of the block it stands in.
func TestMarkdownOfHostileText(t *testing.T) {
	ours := map[string]bool{
		"h": true, "table": true, "thead": true, "tbody": true, "tr": true, "th": true, "td": true,
		"strong": true, "p": true, "code": true, "pre": true, "details": true, "summary": true, "blockquote": true,
	}
	for _, evil := range []string{
		"<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</details></code></pre><b>", "`<b>`", "``` <b>", "````\n<b>",
		"![x](https://evil.example/x.png)", "[x](javascript:alert(1))", "[x]: https://evil.example", "<https://evil.example>",
		"https://evil.example", "www.evil.example", "me@evil.example", "| a | b |", "\\`<b>\\`", "&lt;b&gt;<b>", "\n\n# heading",
		"*emphasis*", "~~gone~~", "`", "\\", "- [ ] task", "<!-- hidden", "-->",
	} {
		e := exercise("01-race", evil, 0, grader.StatusNone,
			behaviour("c/b", grader.Failed, grader.Contract,
				breaks(grader.Panic, evil, evil, &grader.Trace{Goroutines: []grader.Goroutine{{ID: 1, Name: evil}}, Steps: []grader.Step{
					at(3, evil, grader.Step{Goroutine: 1, Kind: "load", Object: evil, Value: evil, Note: evil}),
				}}, grader.Location{File: "race.go", Line: 3, Text: evil})),
			behaviour("c/c", grader.Unstarted, grader.Contract, says("TODO: implement "+evil)),
			behaviour("c/d", grader.Skipped, grader.Contract, says(evil)))
		e2 := unbuilt()
		e2.CompileErrors[0].Message = evil
		e3 := refused()
		e3.Refusals[0].Message = evil
		e4 := broken()
		e4.Problem = evil
		r := result(e, e2, e3, e4)
		r.Submission.Path = evil
		r.Notes = []grader.Note{{Kind: "tests-differ", Message: evil}}
		page := rendered(t, markdown(t, r, 0))
		for name := range tags(page) {
			assert.True(t, ours[name], "element <%s> from %q in\n%s", name, evil, page)
		}
		assert.Equal(t, strings.Count(page, "<details"), strings.Count(page, "</details>"), "details closed, with %q", evil)
		assert.Len(t, regexp.MustCompile(`<h[1-6]`).FindAllString(page, -1), 5, "headings, with %q in\n%s", evil, page)
		assert.Len(t, regexp.MustCompile(`<table>`).FindAllString(page, -1), 2, "tables, with %q in\n%s", evil, page)
	}
}

// Over the limit GitHub drops the whole summary, so stories are left out before
// it, and the reader is told how many.
func TestMarkdownKeepsToItsLimit(t *testing.T) {
	var all []grader.ExerciseResult
	for i := range 120 {
		e := classes()
		e.ID = fmt.Sprintf("%02d-race", i)
		all = append(all, e)
	}
	r := result(all...)
	whole := markdown(t, r, 0)
	require.Greater(t, len(whole), report.SummaryLimit, "bytes without a limit")
	assert.NotContains(t, whole, "more to tell of", "without a limit")
	text := markdown(t, r, report.SummaryLimit)
	assert.LessOrEqual(t, len(text), report.SummaryLimit, "bytes")
	assert.Regexp(t, `\n[0-9]+ failures more to tell of; they are in the result as JSON\.\n$`, text, "end")
	assert.Equal(t, strings.Count(text, "<details"), strings.Count(text, "</details>"), "whole stories only")
}
