package cli

import (
	"context"
	"fmt"
	"io"

	"interleave/grader/internal/check"
	"interleave/grader/internal/sandbox"
)

// ablate grades the cheats without the rules and writes what else holds them.
func ablate(ctx context.Context, c console, s stages, opts check.Options, p progress) (int, error) {
	if err := s.isolated(); err != nil || opts.Tier > int(sandbox.Isolated) {
		return 0, &usageError{
			"-ablation runs code that no rule has looked at, and so wants a box of tier 1",
			"go tool grade doctor says what this machine lacks",
		}
	}
	rows, err := s.ablate(ctx, opts)
	p.done()
	if err != nil {
		return 0, err
	}
	writeAblation(c.out, rows)
	return ExitOK, nil
}

// writeAblation writes the report that is kept in docs/ablation.md.
func writeAblation(w io.Writer, rows []check.Ablated) {
	io.WriteString(w, `# What each layer holds alone

Every cheat in `+"`solutions/testdata`"+`, with one layer left out. The rules alone:
what the policy says before anything is built, with no box around what it lets
in. Without the rules: what the build, the rewriter, the box and the protocol of
records make of the same file, in a box of tier 1. A cheat that is refused and
without the rules is worth all points was refused for what it is and not for what
it can do: its code is right, or harmless in the box.

`+"`go tool grade check -ablation`"+` prints this page.

`)
	fmt.Fprintf(w, `Of %d cheats, the rules refuse %d. Without the rules, all rows hold for %d of them.

| cheat | the rules alone | without the rules |
| --- | --- | --- |
`, len(rows), count(rows, func(r check.Ablated) bool { return r.Rules != check.LetIn }),
		count(rows, func(r check.Ablated) bool { return r.Rest == check.AllHold }))
	for _, r := range rows {
		fmt.Fprintf(w, "| %s/%s | %s | %s |\n", r.Exercise, r.Case, r.Rules, r.Rest)
	}
}

func count(rows []check.Ablated, is func(check.Ablated) bool) (n int) {
	for _, r := range rows {
		if is(r) {
			n++
		}
	}
	return n
}
