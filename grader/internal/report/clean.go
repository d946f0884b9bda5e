package report

import (
	"reflect"
	"regexp"
	"strings"
	"unicode"

	"interleave/grader"
)

// clean returns a copy of r in which no text can move the cursor, change
// colours, reorder what is read, or hide, and in which no list is null.
//
// It goes through the value by reflection, so that a field that is added later
// is cleaned without anybody remembering to.
func clean(r *grader.Result) *grader.Result { return cleaned(r) }

// cleaned is [clean] for a value of any type.
func cleaned[T any](r *T) *T {
	return cleanValue(reflect.ValueOf(r)).Interface().(*T)
}

func cleanValue(v reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	switch v.Kind() {
	case reflect.String:
		out.SetString(cleanText(v.String()))
	case reflect.Pointer:
		if !v.IsNil() {
			out.Set(reflect.New(v.Type().Elem()))
			out.Elem().Set(cleanValue(v.Elem()))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			out.Field(i).Set(cleanValue(v.Field(i)))
		}
	case reflect.Slice:
		out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		for i := range v.Len() {
			out.Index(i).Set(cleanValue(v.Index(i)))
		}
	case reflect.Map:
		out.Set(reflect.MakeMapWithSize(v.Type(), v.Len()))
		for key, value := range v.Seq2() {
			out.SetMapIndex(cleanValue(key), cleanValue(value))
		}
	default:
		out.Set(v)
	}
	return out
}

// escapes matches terminal control sequences: CSI, OSC and the two-byte ones.
// Dropping only the escape character would leave their tails as litter.
var escapes = regexp.MustCompile(`\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)?|[@-Z\\-_])`)

// logCommands matches what some CI systems take for a command wherever in a log
// it stands: ##[…], ##vso[…], ##teamcity[….
var logCommands = regexp.MustCompile(`##([a-zA-Z]*\[)`)

// OneLine makes text that may quote a stranger's fit for one line of a log.
func OneLine(text string) string { return cleanText(text) }

// cleanText makes s fit for one line of a terminal, or of a log.
func cleanText(s string) string {
	s = escapes.ReplaceAllString(strings.ToValidUTF8(s, "\uFFFD"), "")
	s = printable(s)
	return logCommands.ReplaceAllString(s, "## $1")
}

func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t', unicode.In(r, unicode.Zl, unicode.Zp):
			return ' '
		case unicode.In(r, unicode.Cc, unicode.Cf): // control; and format: bidi, zero width
			return -1
		}
		return r
	}, s)
}
