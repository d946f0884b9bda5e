package sandbox

import (
	"encoding/json"
	"fmt"
	"os"
)

// A stage is this very program, started once more under a name that no command
// line gives it. It makes its surroundings into a box and then becomes the
// program that is to run there. Only what is inside can do that: limits,
// capabilities and filters are those of the process that asks for them.
type stage struct {
	Tier      Tier
	Name      string // what the program is called, its argument 0
	Env       []string
	Limits    Limits
	Libraries []string // files that the program needs at their own place
	Nobody    bool     // give up root's identity
}

const (
	stageName = "interleave: a stage of the sandbox"
	probeName = "interleave: a probe of the sandbox"
)

// The descriptors of a stage, after the three standard ones.
const (
	recordsFD = iota + 3
	programFD // what to become
	failureFD // closed, without a word, when the stage has become it
)

// stageVariable carries a stage, as JSON. It is all that there is in the
// environment, so that nothing in it acts on this program before its time.
const stageVariable = "INTERLEAVE_STAGE"

func (s stage) environment() ([]string, error) {
	text, err := json.Marshal(s)
	if err != nil {
		return nil, fmt.Errorf("write the stage: %w", err)
	}
	return []string{stageVariable + "=" + string(text)}, nil
}

func readStage() (stage, error) {
	var s stage
	if err := json.Unmarshal([]byte(os.Getenv(stageVariable)), &s); err != nil {
		return s, fmt.Errorf("read the stage: %w", err)
	}
	return s, nil
}
