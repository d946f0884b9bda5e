package policy

import (
	"embed"
	"fmt"
	"go/ast"
	"go/doc/comment"
	"go/parser"
	"go/token"
	"io"
	"strings"
)

// sources are this package's own files: a rule's doc comment is its manual, and
// there is no second text that could say something else.
//
//go:embed *.go
var sources embed.FS

// Manual writes what every rule refuses, why, and what to write instead.
func Manual(w io.Writer) error {
	docs, err := manuals()
	if err != nil {
		return err
	}
	for i, rule := range rules {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s\n\n%s", rule.Name, docs[rule.Name])
	}
	return nil
}

// manuals are the doc comments of all rules, by the rules' names.
func manuals() (map[string]string, error) {
	files, err := sources.ReadDir(".")
	if err != nil {
		return nil, err
	}
	docs := make(map[string]string)
	for _, file := range files {
		text, err := sources.ReadFile(file.Name())
		if err != nil {
			return nil, err
		}
		tree, err := parser.ParseFile(token.NewFileSet(), file.Name(), text, parser.ParseComments)
		if err != nil {
			return nil, err
		}
		for _, decl := range tree.Decls {
			if d, ok := decl.(*ast.GenDecl); ok && d.Tok == token.VAR && d.Doc != nil {
				spec := d.Specs[0].(*ast.ValueSpec)
				if rule, ok := strings.CutSuffix(spec.Names[0].Name, "Rule"); ok {
					docs[rule] = plain(rule, d.Doc.Text())
				}
			}
		}
	}
	return docs, nil
}

// plain lays a doc comment out for a terminal, without the variable's name at
// its beginning.
func plain(rule, doc string) string {
	doc = strings.TrimPrefix(doc, rule+"Rule ")
	doc = strings.ToUpper(doc[:1]) + doc[1:]
	var parser comment.Parser
	printer := comment.Printer{TextPrefix: "  ", TextCodePrefix: "      ", TextWidth: 78}
	return string(printer.Text(parser.Parse(doc)))
}
