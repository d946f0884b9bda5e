package build

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"text/template"

	"interleave/grader/internal/cache"
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

// main compiles the program's main package. It knows nothing of what is inside the
// suites, so as long as they look the same from outside, it is what was compiled for
// them before: the compiler takes as long to find out as for a student's file.
func (l *leg) main(ctx context.Context, p program, archives map[string]string) error {
	dir := p.units[0].dir()
	file, archive := filepath.Join(dir, l.name+"-main.go"), l.archive(dir, "main")
	text, err := p.main()
	if err != nil {
		return err
	}
	key, err := l.mainKey(p, text, archives)
	if err != nil {
		return err
	}
	if known := l.Kept.Get(key); known != nil {
		return write(archive, known)
	}
	if err := write(file, text); err != nil {
		return err
	}
	if err := l.compile(ctx, compilation{path: "main", shown: "main", dir: dir, texts: map[string][]byte{file: nil}, imports: archives}); err != nil {
		return err
	}
	if text, err = os.ReadFile(archive); err == nil {
		l.Kept.Put(key, text)
	}
	return err
}

// mainKey is the sum of all that the main package is compiled from, and of what it
// could import. The files of the build cache are called by what is in them. Of a suite the compiler reads the
// export data and no more, and the linker compares those once again.
func (l *leg) mainKey(p program, text []byte, archives map[string]string) (cache.Key, error) {
	sum, err := l.Sum()
	if err != nil {
		return cache.Key{}, err
	}
	parts := [][]byte{[]byte("main"), sum, fmt.Append(nil, l.mode), text}
	for _, path := range slices.Sorted(maps.Keys(l.files)) {
		parts = append(parts, []byte(path), []byte(l.files[path]))
	}
	for _, u := range p.units {
		exported, err := exportData(archives[u.importPath()+"_test"])
		if err != nil {
			return cache.Key{}, fmt.Errorf("read what the suite of %s exports: %w", u.Exercise.ID, err)
		}
		parts = append(parts, exported)
	}
	return cache.Sum(parts...), nil
}
