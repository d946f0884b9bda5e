package cli

import (
	"errors"
	"strings"

	"github.com/alecthomas/kong"
)

// Parse reads the command line of one of this course's commands into a struct
// that kong understands. A line that makes no sense is a [Misuse].
func Parse(name string, into any, args []string) (*kong.Context, error) {
	parser, err := kong.New(into, kong.Name(name), kong.NoDefaultHelp(), kong.Exit(func(int) {}))
	if err != nil {
		return nil, err
	}
	read, err := parser.Parse(twoDashes(args))
	if err != nil {
		return nil, Misuse(oneDash(err.Error()), "go tool "+name+" -h lists the commands and flags")
	}
	return read, nil
}

// Misuse is the error for a command line that makes no sense: what is wrong
// with it, and how it is meant.
func Misuse(problem, hint string) error { return &usageError{problem, hint} }

// Misused takes a [Misuse] apart.
func Misused(err error) (problem, hint string, ok bool) {
	var usage *usageError
	if !errors.As(err, &usage) {
		return "", "", false
	}
	return usage.problem, usage.hint, true
}

// twoDashes gives flags of more than one letter the second dash that kong wants.
// Go's own tools take one, so people type one.
func twoDashes(args []string) []string {
	out := make([]string, len(args))
	for i, arg := range args {
		if arg == "--" {
			copy(out[i:], args[i:])
			break
		}
		if len(arg) > 2 && arg[0] == '-' && isLetter(arg[1]) && (len(arg) < 3 || arg[2] != '=') {
			arg = "-" + arg
		}
		out[i] = arg
	}
	return out
}

func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

// oneDash writes flags in a message of kong's as the manual does.
func oneDash(message string) string {
	message = strings.ReplaceAll(message, " --", " -")
	if rest, ok := strings.CutPrefix(message, "--"); ok {
		return "-" + rest
	}
	return strings.ReplaceAll(message, `"--`, `"-`)
}
