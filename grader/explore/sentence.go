package explore

import (
	"regexp"
	"strings"
)

// sentence puts the labelled text of a failed testify assertion into one
// sentence: the message of the assertion, and what was there instead. What a
// student reads is about the scenario, not about the suite's source.
func sentence(text string) string {
	labels := sections(text)
	message, problem := labels["Messages"], labels["Error"]
	want, got := field(problem, "expected:"), field(problem, "actual  :")
	switch {
	case message == "" && problem == "":
		return strings.TrimSpace(text)
	case want != "" && got != "":
		problem = "got " + got + ", want " + want
	default:
		problem, _, _ = strings.Cut(namelessForm.ReplaceAllString(problem, ""), "Panic stack:")
		problem = strings.TrimSuffix(strings.TrimSpace(problem), "Panic value:\t<nil>")
		problem = strings.Join(strings.Fields(problem), " ")
	}
	if message == "" {
		return problem
	}
	return message + ": " + strings.TrimSpace(problem)
}

// namelessForm is what testify calls the function that should panic: by its
// address, which says nothing and depends on what else is in the binary.
var namelessForm = regexp.MustCompile(`^func (?:\(assert\.PanicTestFunc\)\()?0x[0-9a-f]+\)? `)

// sections splits testify's text into what follows each of its labels.
func sections(text string) map[string]string {
	found := map[string]string{}
	var label string
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if name, rest, ok := strings.Cut(strings.TrimPrefix(line, "\t"), ":"); ok && strings.HasPrefix(line, "\t") && !strings.HasPrefix(line, "\t ") {
			label, line = name, rest
		}
		if label != "" {
			found[label] = strings.TrimSpace(found[label] + "\n" + strings.TrimSpace(line))
		}
	}
	return found
}

func field(text, label string) string {
	for line := range strings.Lines(text) {
		if rest, ok := strings.CutPrefix(strings.TrimSpace(line), label); ok {
			return strings.TrimSpace(rest)
		}
	}
	return ""
}
