package submission

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"

	"interleave/grader"
)

// inspect refuses a source that is not text which shows what it is: empty, not
// UTF-8, or with characters that a reader cannot see or sees in another order
// than the compiler does.
func inspect(base string, source []byte) *grader.Refusal {
	if len(bytes.TrimSpace(source)) == 0 {
		return &grader.Refusal{Rule: Rule, File: base, Message: "is empty; start again from the exercise's own file"}
	}
	line, column := 1, 1
	for rest := source; len(rest) > 0; {
		r, n := utf8.DecodeRune(rest)
		problem := complaint(r, n, rest)
		if r == '\ufeff' && len(rest) == len(source) {
			problem = "" // a byte order mark
		}
		if problem != "" {
			return &grader.Refusal{Rule: Rule, File: base, Line: line, Column: column, Message: problem}
		}
		column += n
		if r == '\n' {
			line, column = line+1, 1
		}
		rest = rest[n:]
	}
	return nil
}

// complaint says what is wrong with the character r, n bytes long, with which
// rest begins; "" if nothing is.
func complaint(r rune, n int, rest []byte) string {
	switch {
	case ' ' <= r && r <= '~': // nearly all of them, and a class has many
		return ""
	case r == utf8.RuneError && n == 1:
		return fmt.Sprintf("is not UTF-8: the byte 0x%02x stands where no character begins; save the file as UTF-8", rest[0])
	case r == '\n' || r == '\t':
		return ""
	case r == '\r' && bytes.HasPrefix(rest, []byte("\r\n")):
		return ""
	case unicode.IsControl(r):
		return fmt.Sprintf("holds the control character %U; in a string write it as an escape such as \\x1b", r)
	case reorders(r):
		return fmt.Sprintf("holds %U, which changes the order in which text is shown, so that a reader sees other code than the compiler; remove it", r)
	case hidden(r):
		return fmt.Sprintf("holds %U, which cannot be seen; remove it, or in a string write it as an escape such as \\u200d", r)
	}
	return ""
}

// reorders reports the controls of the Unicode bidirectional algorithm
// (CVE-2021-42574, "Trojan Source").
func reorders(r rune) bool { return unicode.Is(unicode.Bidi_Control, r) }

// hidden reports characters without a picture: all format characters, line and
// paragraph separators, and the fillers, which are letters to Go and so could
// make two names look like one.
func hidden(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point)
}
