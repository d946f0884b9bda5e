package cli

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"interleave/grader/internal/check"
)

func TestCheckCommand(t *testing.T) {
	good := []check.Row{
		{Exercise: "01-race", Case: "stub", Kind: check.Stub, Slowest: time.Second / 10},
		{Exercise: "01-race", Case: "wrong-unlocked", Kind: check.Wrong, Slowest: 3 * time.Second},
		{Exercise: "02-mutex", Case: "stub", Kind: check.Stub},
	}
	bad := append([]check.Row{
		{
			Exercise: "01-race", Case: "right-sharded", Kind: check.Right,
			Problems: []string{"counter/race-free fails: race (two accesses), should hold"}, Changed: "before: … 1 …\nafter:  … 2 …",
		},
	}, good...)
	tests := map[string]struct {
		table *check.Table
		err   error
		want  int
		text  string
	}{
		"every case is as it says": {
			&check.Table{Rows: good, Repeat: 20}, nil, ExitOK,
			"                    stub  solution     right     wrong     cheat\n" +
				"01-race                1         0         0         1         0\n" +
				"02-mutex               1         0         0         0         0\n" +
				"\n" +
				"cases 3, each graded 20×; not as labelled 0, not the same every time 0\n" +
				"results 0000000000000000: the same wherever this grader checks these cases with this Go\n" +
				"slowest 01-race/wrong-unlocked, 3.0 s\n",
		},
		"one is not": {
			&check.Table{Rows: bad, Repeat: 20}, nil, ExitBelow,
			"                    stub  solution     right     wrong     cheat\n" +
				"01-race                1         0         1         1         0\n" +
				"02-mutex               1         0         0         0         0\n" +
				"\n" +
				"01-race/right-sharded\n" +
				"  counter/race-free fails: race (two accesses), should hold\n" +
				"  the result was not the same every time\n" +
				"    before: … 1 …\n" +
				"    after:  … 2 …\n" +
				"\n" +
				"cases 4, each graded 20×; not as labelled 1, not the same every time 1\n" +
				"results 0000000000000000: the same wherever this grader checks these cases with this Go\n" +
				"slowest 01-race/wrong-unlocked, 3.0 s\n",
		},
		"it could not be carried out": {nil, errors.New("no go"), ExitBroken, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var got check.Options
			s := stages{check: func(_ context.Context, o check.Options) (*check.Table, error) {
				got = o
				o.Progress(check.Progress{Exercise: "01-race", Done: 1, Total: 4})
				return tt.table, tt.err
			}}
			code, stdout, stderr := typed(t.Context(), s, "check", "-repeat", "20", "-kind", "right", "-kind", "cheat", "-run", "sha[r]ded", "-load", "01")
			assert.Equal(t, tt.want, code, "exit code of check")
			assert.Equal(t, tt.text, stdout, "stdout of check")
			assert.Contains(t, stderr, "checking 01-race (1 of 4)\n", "stderr of check")
			assert.Equal(t, 20, got.Repeat, "repetitions")
			assert.True(t, got.Load, "load")
			assert.Equal(t, []check.Kind{check.Right, check.Cheat}, got.Kinds, "kinds")
			assert.Equal(t, []string{"01"}, got.Exercises, "exercises")
			assert.Equal(t, "sha[r]ded", got.Only.String(), "names")
		})
	}
}

func TestCheckWantsCasesThatThereAre(t *testing.T) {
	none := stages{check: func(context.Context, check.Options) (*check.Table, error) { return &check.Table{}, nil }}
	for args, problem := range map[string]string{"wrong-(": "missing closing )", "nothing": "no case is like that"} {
		code, _, stderr := typed(t.Context(), none, "check", "-run", args)
		assert.Equal(t, ExitUsage, code, "exit code of check -run %s", args)
		assert.Contains(t, stderr, problem, "stderr of check -run %s", args)
	}
}

func TestAblationWantsABoxAndWritesAPage(t *testing.T) {
	rows := []check.Ablated{
		{Exercise: "01-race", Case: "cheat-a", Rules: "imports, bodies", Rest: "does not compile"},
		{Exercise: "02-mutex", Case: "cheat-b", Rules: "let in", Rest: "not all rows hold"},
	}
	s := stages{
		isolated: func() error { return nil },
		ablate:   func(context.Context, check.Options) ([]check.Ablated, error) { return rows, nil },
	}
	code, stdout, _ := typed(t.Context(), s, "check", "-ablation")
	assert.Equal(t, ExitOK, code, "exit code of check -ablation")
	assert.Contains(t, stdout, "Of 2 cheats, the rules refuse 1. Without the rules, all rows hold for 0 of them.\n\n| cheat | the rules alone | without the rules |\n| --- | --- | --- |\n| 01-race/cheat-a | imports, bodies | does not compile |\n| 02-mutex/cheat-b | let in |", "the page")

	s.isolated = func() error { return errors.New("no namespaces") }
	code, stdout, stderr := typed(t.Context(), s, "check", "-ablation")
	assert.Equal(t, ExitUsage, code, "exit code without a box of tier 1")
	assert.Empty(t, stdout, "what is written without a box")
	assert.Contains(t, stderr, "wants a box of tier 1", "what is said without a box")
}
