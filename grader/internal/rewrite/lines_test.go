package rewrite

import (
	"slices"
	"strconv"
	"strings"
)

// lost lists the names and literals of the old text that are missing, on their
// line, from the new one, as "line word".
func lost(before, after []byte) []string {
	var missing []string
	left := wordsOf(after)
	for word, n := range wordsOf(before) {
		if n > left[word] && !replaced(word) {
			missing = append(missing, word)
		}
	}
	slices.Sort(missing)
	return missing
}

// replaced reports whether the rewriter has its own word for this one.
func replaced(word string) bool {
	_, word, _ = strings.Cut(word, " ")
	if path, err := strconv.Unquote(word); err == nil {
		if _, ok := doubles[path]; ok {
			return true
		}
	}
	return slices.Contains([]string{"close", "len", "delete", "clear", "append", "copy", "init", "_"}, word)
}

// wordsOf counts the names and literals of a source on each line. Lines are
// those that the compiler will name, after directives.
func wordsOf(source []byte) map[string]int {
	count := map[string]int{}
	for at, l := range lexemes(source) {
		if l.tok.IsLiteral() {
			count[strconv.Itoa(at.Line)+" "+l.literal]++
		}
	}
	return count
}
