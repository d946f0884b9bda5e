package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"interleave/grader"
	"interleave/grader/internal/report"
)

// forms are the flags that each name a file for the result. All of them are
// views of the same value.
type forms struct {
	JSON        string `name:"json"`
	JUnit       string `name:"junit"`
	Markdown    string `name:"markdown"`
	HTML        string `name:"html"`
	SARIF       string `name:"sarif"`
	Gradescope  string `name:"gradescope"`
	Classroom50 string `name:"classroom50"`
	Exercism    string `name:"exercism"`
	Badge       string `name:"badge"`
	GitHub      bool   `name:"github"`
}

// A view writes the result in one form.
type view func(io.Writer, *grader.Result) error

// A sink is where one form goes.
type sink struct {
	flag string
	view view
	name string
	to   io.WriteCloser
}

// wanted lists the forms that go to files, in the order of the manual.
func (f forms) wanted() []sink {
	all := []sink{
		{flag: "-json", name: f.JSON, view: report.JSON},
		{flag: "-junit", name: f.JUnit, view: report.JUnit},
		{flag: "-markdown", name: f.Markdown, view: markdown(0)},
		{flag: "-html", name: f.HTML, view: webPage},
		{flag: "-sarif", name: f.SARIF, view: report.SARIF},
		{flag: "-gradescope", name: f.Gradescope, view: report.Gradescope},
		{flag: "-classroom50", name: f.Classroom50, view: classroom50},
		{flag: "-exercism", name: f.Exercism, view: report.Exercism},
		{flag: "-badge", name: f.Badge, view: report.Badge},
	}
	var some []sink
	for _, s := range all {
		if s.name != "" {
			some = append(some, s)
		}
	}
	return some
}

func markdown(limit int) view {
	return func(w io.Writer, r *grader.Result) error { return report.Markdown(w, r, limit) }
}

// outputs are the sinks of one run, open.
type outputs struct {
	sinks  []sink
	taken  bool // standard output is one of them, and nothing else is written there
	github bool
}

// open opens and empties every file before the work begins: an old result must
// not be taken for the new one, and a bad name must not be noticed a minute
// later.
func (f forms) open(c console) (*outputs, error) {
	wanted := f.wanted()
	if err := makesSense(wanted); err != nil {
		return nil, err
	}
	o := &outputs{github: f.GitHub}
	for _, s := range wanted {
		if err := s.open(c); err != nil {
			return nil, o.close(err)
		}
		o.sinks = append(o.sinks, s)
		o.taken = o.taken || s.name == "-"
	}
	if !f.GitHub {
		return o, nil
	}
	return o, o.openGitHub()
}

// makesSense finds what is wrong with the flags before any file is touched.
func makesSense(wanted []sink) error {
	flags := make(map[string]string)
	for _, s := range wanted {
		name := filepath.Clean(s.name)
		if other, twice := flags[name]; twice {
			if name == "-" {
				name = "standard output"
			}
			return &usageError{fmt.Sprintf("%s and %s cannot both be written to %s", other, s.flag, name), "name a file for each"}
		}
		flags[name] = s.flag
		if s.flag == "-classroom50" {
			if err := knowsClassroom(); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *sink) open(c console) error {
	if s.name == "-" {
		s.to = nopCloser{c.out}
		return nil
	}
	file, err := os.Create(s.name)
	if err != nil {
		return &usageError{
			fmt.Sprintf("the result cannot be written: %v", err),
			s.flag + " names a file in a folder that exists, or - for standard output",
		}
	}
	s.to = file
	return nil
}

// openGitHub opens the files that a GitHub runner names. Outside of one there
// are none.
func (o *outputs) openGitHub() error {
	for _, s := range []sink{{flag: "GITHUB_STEP_SUMMARY"}, {flag: "GITHUB_OUTPUT", view: report.Outputs}} {
		if s.name = os.Getenv(s.flag); s.name == "" {
			continue
		}
		// Earlier commands of the same step may have written to it.
		file, err := os.OpenFile(s.name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
		if err != nil {
			return o.close(&usageError{
				fmt.Sprintf("the file that %s names cannot be written: %v", s.flag, err), "-github is for a step of a GitHub workflow",
			})
		}
		if s.view == nil {
			s.view = markdown(room(file))
		}
		s.to = file
		o.sinks = append(o.sinks, s)
	}
	return nil
}

// room is what is left in a step summary. A page of one byte has no room for a
// story, but still for the points.
func room(file *os.File) int {
	info, err := file.Stat()
	if err != nil {
		return report.SummaryLimit
	}
	return max(report.SummaryLimit-int(info.Size()), 1)
}

// write puts r into every sink. One that cannot be written, on a full disk, does
// not keep it from the others.
func (o *outputs) write(c console, r *grader.Result) error {
	var all []error
	for _, s := range o.sinks {
		if err := errors.Join(s.view(s.to, r), s.to.Close()); err != nil {
			all = append(all, fmt.Errorf("write %s: %w", cmp.Or(s.name, s.flag), err))
		}
	}
	if o.github {
		to := c.out
		if o.taken { // a runner reads both
			to = c.err
		}
		all = append(all, report.Annotations(to, r))
	}
	return errors.Join(all...)
}

// close closes what is open by now, because of an error.
func (o *outputs) close(err error) error {
	for _, s := range o.sinks {
		err = errors.Join(err, s.to.Close())
	}
	return err
}

type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }
