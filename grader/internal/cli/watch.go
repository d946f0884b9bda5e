package cli

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
	"golang.org/x/term"

	"interleave/grader"
	"interleave/grader/internal/course"
	"interleave/grader/internal/submission"
	"interleave/grader/internal/watch"
)

// watchCommand is what a student types who is going to be at it for a while.
type watchCommand struct {
	Exercises  []string `arg:"" optional:"" name:"exercise"`
	Submission string   ``
	Look       look     `embed:""`

	root string // from the whole command line, as is the tier
	tier int
}

// How often files are looked at that nobody has told of, and how long a save has
// to settle. A look reads a few small files. A save empties a file and fills it; an
// editor that formats afterwards takes longer, and what is under way is dropped then.
const (
	lookEvery = time.Second / 2
	settle    = time.Second / 200
)

func (k *watchCommand) run(ctx context.Context, c console, s stages) (int, error) {
	g := gradeCommand{Exercises: k.Exercises, Submission: k.Submission, root: k.root, tier: k.tier}
	o, err := g.order()
	if err != nil {
		return 0, err
	}
	all, err := course.Load(o.root)
	if err != nil {
		return 0, err
	}
	picked, _ := course.Pick(all, k.Exercises)
	w := newWatching(c, s, o, picked, k.Look)
	w.hints = commandOn(k.Submission, "hint")
	files := watch.NewFiles(places(o.submission, picked))
	loop := watch.Loop{Look: files.Look, Every: lookEvery, Settle: settle, Work: w.work, Press: w.press}
	if system, err := alarms(files.Folders()); err == nil { // without them there is still the clock
		defer system.Close()
		loop.Alarms, loop.Errors = system.Events, system.Errors
	}
	if s.keys != nil {
		pressed, end := s.keys()
		defer end()
		loop.Keys, w.keyed = pressed, pressed != nil
	}
	var first []string
	if len(k.Exercises) > 0 {
		first = ids(picked)
	} else {
		w.ready()
	}
	loop.Run(ctx, first)
	return ExitOK, nil
}

// places are the paths of the exercises' files.
func places(folder string, all []grader.Exercise) map[string][]string {
	paths := make(map[string][]string)
	for _, ex := range all {
		for _, name := range submission.Places(ex) {
			paths[ex.ID] = append(paths[ex.ID], filepath.Join(folder, filepath.FromSlash(name)))
		}
	}
	return paths
}

// alarms has the system tell of what happens in the folders that are there.
func alarms(folders []string) (*fsnotify.Watcher, error) {
	system, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	for _, folder := range folders {
		_ = system.Add(folder) // one that cannot be watched is looked at by the clock
	}
	return system, nil
}

// terminalKeys are the keys of whoever sits in front of the command, if somebody
// does.
func terminalKeys() (pressed <-chan byte, end func()) {
	if !term.IsTerminal(int(os.Stdin.Fd())) {
		return nil, func() {}
	}
	pressed, end, err := watch.Keys(os.Stdin)
	if err != nil {
		return nil, func() {}
	}
	return pressed, end
}
