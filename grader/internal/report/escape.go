package report

import "strings"

// code makes text a code span, in which Markdown reads nothing: no link, no HTML,
// nobody's name.
func code(text string) string {
	if text == "" {
		return ""
	}
	ticks := strings.Repeat("`", longestRun(text, '`')+1)
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	return ticks + text + ticks
}

// longestRun is the length of the longest run of one character.
func longestRun(text string, of rune) int {
	longest, run := 0, 0
	for _, r := range text {
		if r != of {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}

// prose makes text mean itself in the middle of a line of Markdown. An address
// or a name after @ would become a link without any punctuation that a backslash
// could take; an empty comment in the middle of it prevents that.
var prose = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`, `<`, `\<`, `>`, `\>`,
	`|`, `\|`, `~`, `\~`, `&`, `\&`, `$`, `\$`, `!`, `\!`,
	`@`, `@<!-- -->`, `#`, `\#<!-- -->`, `://`, `:<!-- -->//`, `www.`, `www<!-- -->.`,
).Replace
