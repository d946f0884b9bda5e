package cli

import (
	"context"
	"fmt"

	"interleave/grader/internal/policy"
)

// rulesCommand is what a student types whose file was refused.
type rulesCommand struct{}

func (rulesCommand) run(_ context.Context, c console, _ stages) (int, error) {
	if err := policy.Manual(c.out); err != nil {
		return 0, fmt.Errorf("write the rules: %w", err)
	}
	return ExitOK, nil
}
