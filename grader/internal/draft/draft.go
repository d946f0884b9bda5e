// Package draft writes a new exercise: stub, suite, manifest, solution and first
// labelled cases, all of them small and true, so that the self-check passes before
// the author has changed a line, and says from then on which line broke it.
package draft

import (
	"bytes"
	"embed"
	"fmt"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"text/template"
)

//go:embed form
var form embed.FS

// A NameError is a name under which there can be no exercise.
type NameError struct{ Name, Problem string }

// Error says what is wrong with it.
func (e *NameError) Error() string {
	return fmt.Sprintf("%q is no name for a new exercise: %s", e.Name, e.Problem)
}

// An exercise is what its files are made from.
type exercise struct {
	ID, Number, Package string
	Type, Letter, Title string
}

var nameForm = regexp.MustCompile(`^(\d\d)-([a-z]+)$`)

// Write writes the exercise called name, "05-barrier", into the course below root
// and returns the files that it has written, with slashes, the guide among them,
// whose table gets a line. What is wrong with the name is a [NameError].
func Write(root, name string) ([]string, error) {
	ex, err := parse(root, name)
	if err != nil {
		return nil, err
	}
	var written []string
	for _, f := range ex.files() {
		text, err := ex.fill(f.form)
		if err != nil {
			return written, err
		}
		to := filepath.Join(root, filepath.FromSlash(f.name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return written, fmt.Errorf("write the new exercise: %w", err)
		}
		if err := os.WriteFile(to, text, 0o644); err != nil {
			return written, fmt.Errorf("write the new exercise: %w", err)
		}
		written = append(written, f.name)
	}
	return append(written, guide), ex.list(root)
}

func parse(root, name string) (exercise, error) {
	parts := nameForm.FindStringSubmatch(name)
	switch {
	case parts == nil:
		return exercise{}, &NameError{name, "it takes two digits, a hyphen and small letters"}
	case token.IsKeyword(parts[2]) || parts[2] == "main":
		return exercise{}, &NameError{name, "no package can be called " + parts[2]}
	}
	for _, folder := range []string{"exercises", "solutions", "solutions/testdata"} {
		for _, taken := range []string{parts[1] + "-*", "*-" + parts[2]} {
			if there, _ := filepath.Glob(filepath.Join(root, folder, taken)); len(there) > 0 {
				return exercise{}, &NameError{name, "there is " + folder + "/" + filepath.Base(there[0])}
			}
		}
	}
	typ := strings.ToUpper(parts[2][:1]) + parts[2][1:]
	return exercise{ID: name, Number: parts[1], Package: parts[2], Type: typ, Letter: parts[2][:1], Title: typ}, nil
}

// A target is a file to write, and the form that it is made from.
type target struct{ name, form string }

// files are all files of an exercise. The copy of the stub in testdata is what a
// student's file is held against when it has taken the stub's place.
func (ex exercise) files() []target {
	folder, answers := path.Join("exercises", ex.ID), path.Join("solutions", ex.ID)
	all := []target{
		{path.Join(folder, ex.Package+".go"), "exercise/stub.go"},
		{path.Join(folder, "testdata", ex.Package+".go"), "exercise/stub.go"},
		{path.Join(folder, ex.Package+"_test.go"), "exercise/suite_test.go"},
		{path.Join(folder, "exercise.toml"), "exercise/exercise.toml"},
		{path.Join(folder, "README.md"), "exercise/README.md"},
		{path.Join(answers, ex.Package+".go"), "solution/solution.go"},
		{path.Join(answers, "README.md"), "solution/README.md"},
	}
	for _, name := range []string{"right-cond", "wrong-looks-then-closes", "wrong-lets-one-through", "wrong-does-not-wait"} {
		kind, what, _ := strings.Cut(name, "-")
		all = append(all, target{path.Join("solutions/testdata", ex.ID, kind+"-"+ex.Package+"-"+what+".go"), "cases/" + name + ".go"})
	}
	return all
}

func (ex exercise) fill(name string) ([]byte, error) {
	t, err := template.ParseFS(form, "form/"+name+".tmpl")
	if err != nil {
		return nil, fmt.Errorf("read the form of a new exercise: %w", err)
	}
	var text bytes.Buffer
	err = t.Execute(&text, ex)
	return text.Bytes(), err
}
