package check

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"interleave/grader"
	"interleave/grader/internal/pipeline"
)

// An Ablated is what becomes of one cheat when all that holds it is taken away
// but one thing.
type Ablated struct {
	Exercise, Case string
	Rules          string // by the rules alone, before anything is built: those that refuse it, or [LetIn]
	Rest           string // without the rules: by build, rewriting, box and protocol
}

// What becomes of a cheat in the worst case.
const (
	LetIn   = "let in"            // by the rules
	AllHold = "all rows hold"     // without the rules
	NotAll  = "not all rows hold" // or the run says nothing that counts
)

// Ablate grades every cheat without the rules. Code that nobody has looked at
// runs then, so whoever calls it sees to it that the box is one of tier 1.
func Ablate(ctx context.Context, opts Options) ([]Ablated, error) {
	opts.Kinds = []Kind{Cheat}
	cases, err := corpus(opts)
	if err != nil {
		return nil, err
	}
	rows := make([]Ablated, len(cases))
	tell := counter(opts.Progress, len(cases))
	some, ctx := errgroup.WithContext(ctx)
	some.SetLimit(runtime.NumCPU())
	for i, c := range cases {
		some.Go(func() error {
			defer tell(c.Exercise.ID)
			rest, err := c.withoutRules(ctx, opts)
			if err != nil {
				return fmt.Errorf("grade %s/%s without the rules: %w", c.Exercise.ID, c.Name, err)
			}
			rows[i] = Ablated{Exercise: c.Exercise.ID, Case: c.Name, Rules: c.Label.rules(), Rest: rest}
			return nil
		})
	}
	return rows, some.Wait()
}

// rules names the rules that a label says will refuse the case.
func (l *Label) rules() string {
	var names []string
	for _, r := range l.Refused {
		if !slices.Contains(names, r.Rule) {
			names = append(names, r.Rule)
		}
	}
	if len(names) == 0 {
		return LetIn
	}
	return strings.Join(names, ", ")
}

// sparing are the rules that spare the compiler, which runs outside of the box:
// without them it would take gigabytes of this machine.
var sparing = []string{"arrays", "complexity", "generics"}

func (c *Case) withoutRules(ctx context.Context, opts Options) (string, error) {
	if slices.ContainsFunc(c.Label.Refused, func(r Refusal) bool { return slices.Contains(sparing, r.Rule) }) {
		return "not tried: the compiler would take too much", nil
	}
	alone := []pipeline.Piece{c.piece()} // who knows what it would do to others
	batch, err := pipeline.Build(ctx, pipeline.Options{Root: opts.Root, Tier: opts.Tier, NoRules: true}, alone)
	if err != nil {
		return "", err
	}
	defer batch.Close()
	r, err := batch.Results(ctx)
	if err != nil {
		return "", err
	}
	return became(r[0].Exercises[0]), nil
}

// became says in a few words what became of an exercise. It does not say which
// rows fail, or whether there is a verdict: the rules refuse code that the engine
// cannot control, and what that does is up to chance.
func became(r grader.ExerciseResult) string {
	switch r.Status {
	case grader.StatusRefused:
		return "refused: " + r.Refusals[0].Rule
	case grader.StatusUnbuilt:
		return "does not compile"
	case grader.StatusFull:
		return AllHold
	}
	return NotAll
}
