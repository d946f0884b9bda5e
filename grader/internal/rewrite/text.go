package rewrite

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/token"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A text is new source text, in pieces.
type text []piece

// A piece is a run of words. If at is valid, they must come out on the line
// where at is: they were copied from there, or they stand for what is there.
type piece struct {
	words string
	at    token.Pos
}

// words is text that may come out on any line.
func words(s string) text { return text{{words: s}} }

// at is text that must come out on the line of pos.
func at(pos token.Pos, s string) text { return text{{words: s, at: pos}} }

func join(all ...text) text { return slices.Concat(all...) }

// flat is the text without regard to lines.
func flat(t text) string {
	var s strings.Builder
	for _, p := range t {
		s.WriteString(p.words)
	}
	return s.String()
}

// list is the texts with commas between them.
func list(all []text) text {
	var out text
	for i, t := range all {
		if i > 0 {
			out = append(out, piece{words: ", "})
		}
		out = append(out, t...)
	}
	return out
}

// copied is the old text from one position up to another, as it is.
func (f *file) copied(from, to token.Pos) text {
	if from >= to {
		return nil
	}
	return at(from, string(f.source[f.tok.Offset(from):f.tok.Offset(to)]))
}

// past is the next position at which something else than a blank stands.
func (f *file) past(pos token.Pos) token.Pos {
	for f.source[f.tok.Offset(pos)] == ' ' {
		pos++
	}
	return pos
}

// between is the old text from one position up to another with the given
// nodes, which must stand there in order, rewritten.
func (f *file) between(from, to token.Pos, nodes ...ast.Node) text {
	var out text
	for _, n := range nodes {
		out = append(out, f.copied(from, n.Pos())...)
		out = append(out, f.node(n)...)
		from = n.End()
	}
	return append(out, f.copied(from, to)...)
}

// name invents a name that no other name in the file hides or is hidden by.
func (f *file) name(kind string) string {
	f.names++
	return fmt.Sprintf("%s%s%d", prefix, kind, f.names)
}

// assemble writes the pieces down. Before a piece that would come out on
// another line than it must, it puts a directive, which the compiler takes in
// the middle of a line.
func (f *file) assemble(t text) []byte {
	var out bytes.Buffer
	line := 1
	for _, p := range t {
		if p.at.IsValid() && strings.TrimSpace(p.words) != "" {
			if want := f.tok.PositionFor(p.at, false).Line; want != line {
				out.WriteString(f.directive(p.at))
				line = want
			}
		}
		if grown(out.Bytes(), p.words) {
			out.WriteByte(' ')
		}
		out.WriteString(p.words)
		line += strings.Count(p.words, "\n")
	}
	return out.Bytes()
}

// grown reports whether the last word so far and the first of more would become
// one. In the source an operator may stand right behind a keyword, return<-c, and
// what takes its place is a name.
func grown(soFar []byte, more string) bool {
	last, _ := utf8.DecodeLastRune(soFar)
	first, _ := utf8.DecodeRuneInString(more)
	return inWord(last) && inWord(first)
}

func inWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// directive tells the compiler where the words after it were. It names no file:
// that keeps the file. The source may have directives of its own, without
// columns; then the next word is as good as in the first.
func (f *file) directive(pos token.Pos) string {
	p := f.tok.Position(pos)
	return fmt.Sprintf("/*line :%d:%d*/", p.Line, max(p.Column, 1))
}
