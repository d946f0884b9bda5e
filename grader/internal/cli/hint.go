package cli

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"interleave/grader"
	"interleave/grader/internal/course"
	"interleave/grader/internal/report"
)

// hintCommand is what a student types who does not get on.
type hintCommand struct {
	Exercise   string `arg:""`
	Task       string `arg:"" optional:""`
	Submission string ``
	Look       look   `embed:""`

	root string // from the whole command line
}

func (h *hintCommand) run(_ context.Context, c console, s stages) (int, error) {
	root, err := rootFrom(h.root)
	if err != nil {
		return 0, err
	}
	folder, err := submissionIn(root, h.Submission)
	if err != nil {
		return 0, err
	}
	if err := exist(root, []string{h.Exercise}); err != nil {
		return 0, err
	}
	a, err := newAdviser(root, s.desk(folder), h.Exercise)
	if err != nil {
		return 0, err
	}
	a.command = commandOn(h.Submission, "hint")
	return ExitOK, a.advise(c, h.Task, h.Look.options(c))
}

// commandOn is what to type for a command on a submission, without what it is about;
// the one that grades has no name.
func commandOn(submission, name string) string {
	words := []string{"go tool grade"}
	if name != "" {
		words = append(words, name)
	}
	if submission != "" {
		words = append(words, "-submission "+submission)
	}
	return strings.Join(words, " ")
}

// An adviser has the hints on one exercise, and knows what was shown.
type adviser struct {
	exercise grader.Exercise
	tasks    []course.Task
	guide    []string // parts of it that the exercise is about
	last     grader.ExerciseResult
	desk     desk
	command  string // what brings the next hint, without what it is about
}

func newAdviser(root string, d desk, exercise string) (*adviser, error) {
	all, err := course.Load(root)
	if err != nil {
		return nil, err
	}
	picked, _ := course.Pick(all, []string{exercise})
	a := &adviser{exercise: picked[0], desk: d}
	if a.tasks, err = course.Tasks(root, a.exercise); err != nil {
		return nil, &usageError{err.Error(), "the hints stand on the exercise's page; git checkout brings it back"}
	}
	a.last = a.desk.last(a.exercise.ID)
	a.guide, err = course.Guide(root, a.exercise)
	return a, err
}

// advise shows the next hint on a task or behaviour. Without a name it is what
// the report says to mend first; if nothing has failed, the tasks are listed.
func (a *adviser) advise(c console, name string, o report.Options) error {
	if name == "" {
		b, failed := report.MendFirst(a.last)
		if !failed {
			return a.list(c.out)
		}
		name = b.ID
	}
	task, err := a.task(name)
	if err != nil {
		return err
	}
	return a.next(c, task, a.broken(task, name), o)
}

// task finds what was named: a task by its name or heading, or a behaviour.
func (a *adviser) task(name string) (course.Task, error) {
	word, _, behaviour := strings.Cut(name, "/")
	known := !behaviour || slices.ContainsFunc(a.exercise.Behaviours, func(b grader.Behaviour) bool { return b.ID == name })
	i := slices.IndexFunc(a.tasks, func(t course.Task) bool { return t.Name == word || strings.EqualFold(t.Title, word) })
	if i < 0 || !known {
		return course.Task{}, &usageError{
			fmt.Sprintf("no task of %s is called %q", a.exercise.ID, name), "there are: " + strings.Join(a.names(), ", "),
		}
	}
	if len(a.tasks[i].Hints) == 0 {
		return course.Task{}, &usageError{fmt.Sprintf("there are no hints on %s", word), "its page is exercises/" + a.exercise.ID + "/" + course.Readme}
	}
	return a.tasks[i], nil
}

func (a *adviser) names() []string {
	var all []string
	for _, t := range a.tasks {
		all = append(all, t.Name)
	}
	return all
}

// broken is the behaviour that was named, or else the first of the task, that
// failed last and whose own question was not shown.
func (a *adviser) broken(task course.Task, name string) *grader.Behaviour {
	for i, b := range a.exercise.Behaviours {
		if b.Task() != task.Name || strings.Contains(name, "/") && b.ID != name {
			continue
		}
		failed := slices.ContainsFunc(a.last.Behaviours, func(r grader.BehaviourResult) bool {
			return r.ID == b.ID && r.Verdict == grader.Failed
		})
		if failed && b.Hint != "" && !a.desk.shown(a.exercise.ID, question(b)) {
			return &a.exercise.Behaviours[i]
		}
	}
	return nil
}

// question is the hint that a behaviour has itself: it fits what failed, and so
// comes before those on the task.
func question(b grader.Behaviour) grader.Hint { return grader.Hint{Title: b.Title, Text: b.Hint} }

// next shows the question of what is broken, or the first hint on the task that
// was not shown.
func (a *adviser) next(c console, task course.Task, broken *grader.Behaviour, o report.Options) error {
	again := strings.Join([]string{a.command, a.exercise.ID, task.Name}, " ")
	if broken != nil {
		return a.show(c, broken.ID+" failed", question(*broken), again, o)
	}
	total := len(task.Hints)
	i := slices.IndexFunc(task.Hints, func(h grader.Hint) bool { return !a.desk.shown(a.exercise.ID, h) })
	if i < 0 {
		_, err := fmt.Fprintf(c.out, "%s  %s  no more hints: all %d stand in exercises/%s/%s, under %s\n\nnext:  %s\n",
			a.exercise.ID, task.Name, total, a.exercise.ID, course.Readme, task.Title, a.reading())
		return err
	}
	then := again
	if i == total-1 {
		then = "this was the last hint on " + task.Name + "; " + a.reading()
	}
	return a.show(c, fmt.Sprintf("%s  hint %d of %d", task.Name, i+1, total), task.Hints[i], then, o)
}

// reading is what is left when there are no more hints.
func (a *adviser) reading() string {
	if len(a.guide) == 0 {
		return "read the comments in " + a.exercise.Path() + " again"
	}
	return "read " + strings.Join(a.guide, " and ")
}

func (a *adviser) show(c console, head string, h grader.Hint, then string, o report.Options) error {
	if err := report.Hint(c.out, a.exercise.ID+"  "+head+" (hints cost no points)", h, then, o); err != nil {
		return err
	}
	if !a.desk.show(a.exercise.ID, h) {
		fmt.Fprintf(c.err, "note: which hints you have seen cannot be kept here; all stand in exercises/%s/%s\n", a.exercise.ID, course.Readme)
	}
	return nil
}

// list lists the tasks, and how much was shown of each.
func (a *adviser) list(w io.Writer) error {
	fmt.Fprintf(w, "%s  %s\n\n", a.exercise.ID, a.exercise.Title)
	first := ""
	for _, t := range a.tasks {
		shown := 0
		for _, h := range t.Hints {
			if a.desk.shown(a.exercise.ID, h) {
				shown++
			}
		}
		if first == "" && shown < len(t.Hints) {
			first = t.Name
		}
		fmt.Fprintf(w, "  %-10s %d hints, %d of them seen\n", t.Name, len(t.Hints), shown)
	}
	_, err := fmt.Fprintf(w, "\nnext:  name a task: %s %s %s\n", a.command, a.exercise.ID, cmp.Or(first, a.tasks[0].Name))
	return err
}
