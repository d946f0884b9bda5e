package cli

import (
	"context"
	"errors"
)

// manual is what -h prints.
const manual = `usage: go tool grade [flags] [exercise ...]
       go tool grade watch [exercise ...]
       go tool grade hint EXERCISE [TASK]
       go tool grade replay [EXERCISE|TOKEN|FILE] [TASK]
       go tool grade explore PACKAGE [-run REGEXP]
       go tool grade check [-repeat N] [-load] [-kind KIND] [-run REGEXP] [exercise ...]
       go tool grade new NN-name
       go tool grade rules
       go tool grade doctor

Grades the exercises in a folder, all of them or those that are named: 01-race,
race and 01 are the same exercise.

  -submission DIR  grade this folder instead of the one you are in
  -fail-under N    exit with 1 if the score is below N points
  -force           run also what has not changed since it was graded last
  -no-color        no colours; also NO_COLOR, and whenever the output is no terminal
  -plain           for a screen reader: sentences instead of columns, each on one line
  -v               more: every behaviour's sentence, the grader's version, the time
  -h               this

The result goes to files as well, also when the grader fails; - is standard
output, and nothing else is written there then.

  -json FILE       all that is known, described by a JSON Schema
  -junit FILE      JUnit XML, for dashboards
  -markdown FILE   Markdown, for people
  -html FILE       a page for a browser, with interleavings to step through
  -sarif FILE      SARIF 2.1.0, for editors and code scanning; an interleaving is a
                   code flow to step through
  -badge FILE      the points as an SVG picture
  -gradescope FILE, -classroom50 FILE, -exercism FILE
                   the results file that each of them reads
  -github          in a step of a GitHub workflow: annotations, step summary, and
                   the outputs score, max and complete

watch grades an exercise again whenever its file is saved, and those that are
named at once. Until q or Ctrl-C; on a terminal there are more keys, and it says
which.
  -submission DIR  watch the files in this folder

hint shows the next hint on a task: first the question of what failed when the
exercise was graded last, then those of the exercise's page, from question to
pointer. Hints cost no points. Without a task it is about what to mend first.
  -submission DIR  what failed in this folder

replay shows a failing interleaving again, step by step, and says whether it
still fails on the code as it is now. Of what failed in the last grade it is what
to mend first, or of a TASK or behaviour. TOKEN is what explore gave a failure, FILE
a result that -json wrote.
  -submission DIR  what failed in this folder

explore runs the tests of any package, whatever its module, under every
interleaving. A test is a scenario: a goroutine that it leaves behind is a
failure, and so are a deadlock, a data race, a panic and a failed assertion.

  -run REGEXP      only these tests, as go test's -run
  -schedules N     try at most N interleavings of each test (10,000)
  -steps N         give up an interleaving after N steps (3,000)

check grades the stubs, the solutions and every labelled case, and says which
are not as they should be.

  -repeat N        grade each case N times and compare the results
  -load            keep all processors busy with something else meanwhile
  -kind KIND       only cases of this kind: stub, solution, right, wrong or cheat
  -run REGEXP      only cases called so: 01-race/wrong-counter
  -ablation        instead, what holds each cheat if the rules are left out

new writes a new exercise, with a suite, a solution and labelled cases that pass
check, for its author to go on from.

rules says what a file must not do, why, and what to write instead.

doctor tries what this machine needs to grade, and says what it lacks, what
follows and what to do. Its exit code is 1 if grading would be weaker.

exit code: 0 graded, 1 below -fail-under, 2 the command line makes no sense,
3 the grader failed; of replay: 0 it fails no more, 1 it does; of explore: 0 nothing
was found, 1 something was, 2 the package cannot be explored, 3 the explorer failed or
a test is undecided
`

// A commandLine is a command line that was understood.
type commandLine struct {
	help bool
	run  func(context.Context, console, stages) (int, error)
}

// shape is the command line as kong reads it. Its words are in [manual]: kong's
// own help does not fit on a screen and knows only two dashes.
type shape struct {
	Help  bool         `short:"h"`
	Root  string       `hidden:""`                            // for tests: the course from outside of it
	Tier  int          `hidden:"" enum:"0,1,2,3" default:"0"` // for tests: no stronger box than this
	Grade gradeCommand `cmd:"" default:"withargs" hidden:""`
	Check checkCommand `cmd:""`
	Rules rulesCommand `cmd:""`
	Hint  hintCommand  `cmd:""`
	Watch watchCommand `cmd:""`
	New   newCommand   `cmd:""`

	Explore exploreCommand `cmd:""`
	Replay  replayCommand  `cmd:""`
	Doctor  doctorCommand  `cmd:""`
}

func parse(args []string) (*commandLine, error) {
	var into shape
	read, err := Parse("grade", &into, args)
	if into.Help {
		return &commandLine{help: true}, nil
	}
	if err != nil {
		return nil, err
	}
	if read.Selected() == nil {
		return nil, errors.New("read the command line: kong selected no command")
	}
	into.Grade.root, into.Check.root, into.Explore.root = into.Root, into.Root, into.Root
	into.Hint.root, into.Watch.root, into.Watch.tier = into.Root, into.Root, into.Tier
	into.Grade.tier, into.Check.tier = into.Tier, into.Tier
	into.Doctor.root, into.Doctor.tier = into.Root, into.Tier
	into.New.root = into.Root
	switch read.Selected().Name {
	case "check":
		return &commandLine{run: into.Check.run}, nil
	case "doctor":
		return &commandLine{run: into.Doctor.run}, nil
	case "new":
		return &commandLine{run: into.New.run}, nil
	case "hint":
		return &commandLine{run: into.Hint.run}, nil
	case "watch":
		return &commandLine{run: into.Watch.run}, nil
	case "rules":
		return &commandLine{run: into.Rules.run}, nil
	case "replay":
		into.Replay.root, into.Replay.tier = into.Root, into.Tier
		return &commandLine{run: into.Replay.run}, nil
	case "explore":
		return &commandLine{run: into.Explore.run}, nil
	}
	return &commandLine{run: into.Grade.run}, nil
}
