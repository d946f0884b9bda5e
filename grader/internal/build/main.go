package build

import (
	"bytes"
	"context"
	"path/filepath"
	"text/template"

	"interleave/grader/internal/rewrite"
)

// mainForm is what go test generates for a package, for several: which of them
// is tested is said by the job.
var mainForm = template.Must(template.New("main").Parse(`package main

import (
	"os"
	"testing"
	"testing/internal/testdeps"

	"interleave/grader/explore/record"
{{range $i, $suite := .}}
	suite{{$i}} "{{.Path}}_test"
{{- end}}
)

func main() {
	job := record.Job()
	if job == nil {
		os.Exit(2)
	}
	switch job.Package {
{{- range $i, $suite := .}}
	case "{{.Path}}":
		m := testing.MainStart(testdeps.TestDeps{}, []testing.InternalTest{
{{- range .Tests}}
			{Name: "{{.}}", F: suite{{$i}}.{{.}}},
{{- end}}
		}, nil, nil, nil)
		{{if .HasMain}}suite{{$i}}.TestMain(m){{else}}os.Exit(m.Run()){{end}}
{{- end}}
	default:
		panic("explore: this binary has no package " + job.Package)
	}
}
`))

// A tested package is one case of the main function.
type tested struct {
	Path    string
	Tests   []string
	HasMain bool
}

func (p program) main() ([]byte, error) {
	var all []tested
	for _, u := range p.units {
		hasMain := u.suite.Types.Scope().Lookup("TestMain") != nil
		all = append(all, tested{u.importPath(), rewrite.Tests(u.suite.Package), hasMain})
	}
	var text bytes.Buffer
	err := mainForm.Execute(&text, all)
	return text.Bytes(), err
}

// main compiles the program's main package.
func (l *leg) main(ctx context.Context, p program, archives map[string]string) error {
	text, err := p.main()
	if err != nil {
		return err
	}
	dir := p.units[0].dir()
	file := filepath.Join(dir, l.name+"-main.go")
	if err := write(file, text); err != nil {
		return err
	}
	var suites []string
	for _, u := range p.units {
		suites = append(suites, u.importPath()+"_test")
	}
	main := compilation{path: "main", shown: "main", dir: dir, texts: map[string][]byte{file: text}, imports: archives}
	return l.compileOnce(ctx, main, suites...)
}
