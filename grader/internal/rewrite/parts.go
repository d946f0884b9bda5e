package rewrite

import (
	"bytes"
	"fmt"
	"go/scanner"
	"go/token"
	"iter"
	"strconv"
	"strings"

	"interleave/grader"
)

// Parts returns the text of a file in another form, in which no line of one
// declaration depends on how long the others are: each has one line of text to
// itself, with directives that count its lines from where it begins, and the result
// says where that is. So an edit of one function leaves the rest as it was, also in
// what the compiler writes down for those who import the package. The name is what
// the file is called in stacks.
//
// Comments are left out, and with them directives to the compiler.
func Parts(name string, source []byte) ([]byte, grader.Lines) {
	p := parts{name: name}
	for at, l := range lexemes(source) {
		p.add(at.Line, l.tok, l.literal)
	}
	return p.out.Bytes(), p.lines
}

// A lexeme is a token and how it is written, as [scanner.Scanner] has them.
type lexeme struct {
	tok     token.Token
	literal string
}

// lexemes are those of a source, without comments, each with the place that the
// compiler will name, after directives.
func lexemes(source []byte) iter.Seq2[token.Position, lexeme] {
	return func(yield func(token.Position, lexeme) bool) {
		fset := token.NewFileSet()
		var s scanner.Scanner
		s.Init(fset.AddFile("", -1, len(source)), source, nil, 0)
		for {
			pos, tok, literal := s.Scan()
			if tok == token.EOF || !yield(fset.Position(pos), lexeme{tok, literal}) {
				return
			}
		}
	}
}

// parts is a file in parts, as far as it has been written.
type parts struct {
	name  string
	out   bytes.Buffer
	lines grader.Lines
	line  int // that of the last token; 0 before the first one of a declaration
	depth int // of brackets
}

func (p *parts) add(line int, tok token.Token, literal string) {
	if literal == "\n" { // a semicolon that is not there
		literal = ";"
	}
	p.direct(line)
	p.out.WriteByte(' ')
	p.out.WriteString(word(tok, literal))
	switch tok {
	case token.LPAREN, token.LBRACK, token.LBRACE:
		p.depth++
	case token.RPAREN, token.RBRACK, token.RBRACE:
		p.depth--
	case token.SEMICOLON:
		if p.depth == 0 {
			p.out.WriteByte('\n')
			p.line = 0
		}
	}
}

// direct tells the compiler which line the next token is on. What stands above the
// beginning of its part, in a function that sets a variable up, is a part of its own.
func (p *parts) direct(line int) {
	if line == p.line {
		return
	}
	if last := len(p.lines) - 1; p.line == 0 || line < p.lines[last] {
		p.lines = append(p.lines, line)
	}
	part := len(p.lines) - 1
	fmt.Fprintf(&p.out, "/*line %s#%d:%d*/", p.name, part, line-p.lines[part]+1)
	p.line = line
}

// word is a token as it is written on one line.
func word(tok token.Token, literal string) string {
	switch {
	case tok == token.STRING && strings.Contains(literal, "\n"):
		text, _ := strconv.Unquote(literal) // the parser has read it
		return strconv.Quote(text)
	case literal != "":
		return literal
	}
	return tok.String()
}
