package class

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"interleave/grader/internal/class/fetch"
	"interleave/grader/internal/class/queue"
	"interleave/grader/internal/class/roster"
	"interleave/grader/internal/class/store"
	"interleave/grader/internal/cli"
	"interleave/grader/internal/course"
)

// runCommand grades a class.
type runCommand struct {
	Dir       string `arg:""`
	DB        string `name:"db" default:"class.db"`
	Force     bool
	Shard     string
	FetchOnly bool
	Working   `embed:""`
}

// Run takes in what was handed in, queues what is not graded yet, and works on
// it until nothing is left.
func (c *runCommand) Run(ctx context.Context, t terminal, p place) error {
	r, err := c.roster()
	if err != nil {
		return err
	}
	for _, problem := range r.Problems {
		fmt.Fprintf(t.err, "class: %s\n", problem)
	}
	s, err := openShop(ctx, p, c.DB, c.Patience)
	if err != nil {
		return err
	}
	defer s.close()
	if err := c.strong(s); err != nil {
		return err
	}
	release, err := queue.Alone(ctx, s.store)
	if err != nil {
		return err
	}
	defer release()
	if err := c.takeIn(ctx, t, p, s, r); err != nil {
		return err
	}
	total, err := c.grade(ctx, t, s)
	if err != nil {
		return err
	}
	if c.FetchOnly {
		fmt.Fprintf(t.out, "students %d; files queued for workers %d\n", len(r.Students), total)
		return nil
	}
	return s.summary(ctx, t.out, total, len(r.Problems))
}

// roster reads the class, or the part of it that is ours.
func (c *runCommand) roster() (roster.Roster, error) {
	i, n := 1, 1
	if c.Shard != "" {
		if read, err := fmt.Sscanf(c.Shard, "%d/%d", &i, &n); read != 2 || err != nil || i < 1 || n < i {
			return roster.Roster{}, cli.Misuse(fmt.Sprintf("-shard %q is no part of a whole", c.Shard), "-shard 2/8 is the second of eight")
		}
	}
	r, err := roster.Open(c.Dir)
	if err != nil {
		return r, cli.Misuse(err.Error(), "name a folder that holds roster.csv or a folder for each student")
	}
	if c.Shard != "" {
		if c.DB == "class.db" {
			c.DB = fmt.Sprintf("class-%d-of-%d.db", i, n)
		}
		r = r.Shard(i, n)
	}
	return r, nil
}

func (c *runCommand) takeIn(ctx context.Context, t terminal, p place, s *shop, r roster.Roster) error {
	root, err := rootOf(p)
	if err != nil {
		return err
	}
	n := newNews(t.err, "taking in", len(r.Students))
	defer n.close()
	return takeIn(ctx, s.store, fetch.Course{Root: root, Exercises: s.exercises}, r, func(st roster.Student, problem string) {
		if problem != "" {
			n.print(fmt.Sprintf("class: %s: %s", st.ID, problem))
		}
		n.step()
	})
}

// grade queues what is missing and waits for it. It returns how much there was.
func (c *runCommand) grade(ctx context.Context, t terminal, s *shop) (int, error) {
	var err error
	if s.grader, err = s.store.Use(ctx, s.grader, c.Force); err != nil {
		return 0, err
	}
	missing, err := s.store.Missing(ctx, s.grader)
	if err != nil || len(missing) == 0 {
		return 0, err
	}
	queued, err := queue.Leftover(ctx, s.store, queue.Job{Grader: s.grader.ID, Round: s.grader.Round})
	if err != nil {
		return 0, err
	}
	todo := slices.DeleteFunc(slices.Clone(missing), func(u store.Unit) bool { return queued[u.ID] })
	q, err := c.open(s, t.err, !c.FetchOnly)
	if err != nil {
		return 0, err
	}
	wait, err := s.waiting(ctx, t.err, len(missing))
	if err != nil {
		return 0, err
	}
	if err := q.Add(ctx, jobs(todo, s, c.atWork())); err != nil || c.FetchOnly {
		return len(missing), err
	}
	if err := q.Start(ctx); err != nil {
		return 0, err
	}
	err = wait()
	if stopped := q.Stop(ctx); err == nil {
		err = stopped
	}
	return len(missing), err
}

// together is how many units are graded in one go at most. They share the work of
// the linker, of which more would save little.
const together = 16

// jobs makes batches of units, not so large that a worker has nothing to do.
func jobs(units []store.Unit, s *shop, workers int) []queue.Job {
	size := min(max(len(units)/(2*workers), 1), together)
	var all []queue.Job
	for some := range slices.Chunk(units, size) {
		j := queue.Job{Grader: s.grader.ID, Round: s.grader.Round}
		for _, u := range some {
			j.Units = append(j.Units, u.ID)
		}
		all = append(all, j)
	}
	return all
}

// rootOf finds the course's tree.
func rootOf(p place) (string, error) {
	from := strings.TrimSpace(string(p))
	if from == "" {
		from = "."
	}
	root, err := course.Root(from)
	if err != nil {
		return "", cli.Misuse(err.Error(), "run it inside the course's repository")
	}
	return root, nil
}
