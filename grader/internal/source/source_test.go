package source_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/internal/source"
)

const text = `package race

import (
	"math"
	"sync"
)

type Counter struct {
	mu sync.Mutex
	n  int
}

func (c *Counter) Inc() {
	c.mu.Lock()
	defer c.mu.Unlock()
	v := c.n
	c.n = v + 1
}

func Transfer(from, to *Account) {
	from.mu.Lock()
	to.mu.Lock()
	from.n, to.n = 1, 2
	to.mu.Unlock()
	from.mu.Unlock()
}

var total int

func add(queue chan int, done sync.WaitGroup) int {
	total += <-queue
	queue <- total
	close(queue)
	done.Done(); c.hits.Add(1)
	spare := math.MaxInt
	if queue.free > len(queue) {
		return total
	}
	return spare
}

func spin(ready *bool) {
	for {
		for !*ready {
			step()
		}
	}
}

func step() {
	_ = 1
}

func many() {
	for {
		go func() { select {} }()
	}
}
`

// lineOf is the line on which the n-th occurrence of part stands.
func lineOf(t *testing.T, part string, n int) int {
	t.Helper()
	at := -1
	for range n {
		next := strings.Index(text[at+1:], part)
		require.GreaterOrEqual(t, next, 0, "%q occurs %d times", part, n)
		at += 1 + next
	}
	return 1 + strings.Count(text[:at], "\n")
}

func step(t *testing.T, goroutine int, kind, object, part string) grader.Step {
	return grader.Step{Goroutine: goroutine, Kind: kind, Object: object, File: "race.go", Line: lineOf(t, part, 1)}
}

func annotate(steps ...grader.Step) *grader.BehaviourResult {
	r := &grader.BehaviourResult{Message: "A waits for #1, B for #2, not for #12", Trace: &grader.Trace{Steps: steps}}
	source.New("race.go", []byte(text)).Annotate(r)
	return r
}

func TestAnnotateNamesTheObjectOfAStep(t *testing.T) {
	tests := map[string]struct{ kind, line, want string }{
		"a lock":                        {"lock", "c.mu.Lock()", "c.mu"},
		"a plain load":                  {"load", "v := c.n", "c.n"},
		"a plain store":                 {"store", "c.n = v + 1", "c.n"},
		"a receive":                     {"receive", "total += <-queue", "queue"},
		"a load within an update":       {"load", "total += <-queue", "total"},
		"a send":                        {"send", "queue <- total", "queue"},
		"a load of a package variable":  {"load", "return total", "total"},
		"a close":                       {"close", "close(queue)", "queue"},
		"a length":                      {"len", "len(queue)", "queue"},
		"an update of an atomic":        {"update", "c.hits.Add(1)", "c.hits"},
		"two adds on one line":          {"add", "done.Done()", "#1"},
		"two stores on one line":        {"store", "from.n, to.n", "#1"},
		"no such operation on the line": {"signal", "c.mu.Lock()", "#1"},
		"what a package exports":        {"load", "math.MaxInt", "#1"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := annotate(step(t, 1, tt.kind, "#1", tt.line))
			assert.Equal(t, tt.want, got.Trace.Steps[0].Object, "object of %s on the line of %q", tt.kind, tt.line)
		})
	}
}

func TestAnnotateNamesADeferredUnlockWhereTheFunctionEnds(t *testing.T) {
	end := lineOf(t, "c.n = v + 1", 1) + 1
	got := annotate(grader.Step{Kind: "unlock", Object: "#1", File: "race.go", Line: end})
	assert.Equal(t, "c.mu", got.Trace.Steps[0].Object, "object of an unlock on the closing brace")
}

func TestAnnotateKeepsTheNumberWhereNameAndObjectAreNotOneToOne(t *testing.T) {
	got := annotate(
		step(t, 1, "lock", "#1", "from.mu.Lock()"), step(t, 2, "lock", "#2", "from.mu.Lock()"),
		step(t, 1, "lock", "#2", "to.mu.Lock()"),
	)
	var objects []string
	for _, s := range got.Trace.Steps {
		objects = append(objects, s.Object)
	}
	assert.Equal(t, []string{"from.mu (#1)", "from.mu (#2)", "to.mu (#2)"}, objects, "objects of two transfers")
	assert.Equal(t, "A waits for #1, B for #2, not for #12", got.Message, "message")
}

// A return that unlocks what was deferred does not say which lock.
func TestAnnotateNamesAnObjectAsTheGoroutineDidLast(t *testing.T) {
	end := step(t, 1, "unlock", "#1", "return spare")
	other := end
	other.Goroutine = 2
	got := annotate(
		step(t, 1, "lock", "#1", "from.mu.Lock()"), step(t, 2, "lock", "#1", "to.mu.Lock()"), step(t, 2, "lock", "#2", "from.mu.Lock()"),
		end, other, grader.Step{Goroutine: 3, Kind: "unlock", Object: "#1", File: "race.go", Line: end.Line},
	)
	var objects []string
	for _, s := range got.Trace.Steps[3:] {
		objects = append(objects, s.Object)
	}
	assert.Equal(t, []string{"from.mu (#1)", "to.mu (#1)", "#1"}, objects, "what is unlocked on a line that does not say it")
}

func TestAnnotatePutsNamesIntoTheMessage(t *testing.T) {
	got := annotate(step(t, 1, "lock", "#1", "from.mu.Lock()"), step(t, 2, "lock", "#2", "to.mu.Lock()"))
	assert.Equal(t, "A waits for from.mu, B for to.mu, not for #12", got.Message, "message")
}

func TestAnnotatePutsBothIntoTheMessageWhereItSaysOnWhichLine(t *testing.T) {
	first, second := lineOf(t, "from.mu.Lock()", 1), lineOf(t, "to.mu.Lock()", 1)
	r := &grader.BehaviourResult{Message: fmt.Sprintf("A waits to lock #2 at race.go:%d, held by B", second)}
	r.Trace = &grader.Trace{Steps: []grader.Step{
		{Goroutine: 2, Kind: "lock", Object: "#2", File: "race.go", Line: first},
		{Goroutine: 1, Kind: "lock", Object: "#2", File: "race.go", Line: second},
	}}
	source.New("race.go", []byte(text)).Annotate(r)
	assert.Equal(t, fmt.Sprintf("A waits to lock to.mu (#2) at race.go:%d, held by B", second), r.Message, "message")
}

func TestAnnotateShowsTheLine(t *testing.T) {
	line := lineOf(t, "c.n = v + 1", 1)
	r := &grader.BehaviourResult{
		Locations: []grader.Location{{File: "race.go", Line: line}, {File: "race_test.go", Line: line}, {File: "race.go", Line: 999}},
		Trace: &grader.Trace{
			Goroutines: []grader.Goroutine{{ID: 1, Created: &grader.Location{File: "race.go", Line: line}}},
			Steps:      []grader.Step{{File: "race.go", Line: line}, {File: "race_test.go", Line: line}, {Kind: "step", Text: "reserve", File: "race.go", Line: line}},
		},
	}
	before := r.Trace
	source.New("race.go", []byte(text)).Annotate(r)
	shown := grader.Location{File: "race.go", Line: line, Column: 2, Text: "c.n = v + 1"}
	assert.Equal(t, []grader.Location{shown, {File: "race_test.go", Line: line}, {File: "race.go", Line: 999}}, r.Locations, "locations")
	assert.Equal(t, shown, *r.Trace.Goroutines[0].Created, "where the goroutine was created")
	assert.Equal(t, "c.n = v + 1", r.Trace.Steps[0].Text, "text of a step in the file")
	assert.Empty(t, r.Trace.Steps[1].Text, "text of a step in the suite")
	assert.Equal(t, "reserve", r.Trace.Steps[2].Text, "label of a step")
	assert.Empty(t, before.Steps[0].Text, "the evidence's own trace is left alone")
}

func TestAnnotateReducesATimeoutToItsLoop(t *testing.T) {
	outer := lineOf(t, "for {", 1)
	stack := func(lines ...int) (all []grader.Location) {
		for _, line := range lines {
			all = append(all, grader.Location{File: "race.go", Line: line})
		}
		return all
	}
	tests := map[string]struct{ stack, want []grader.Location }{
		"caught in the inner loop":    {stack(outer + 1), stack(outer)},
		"caught in a function below":  {stack(lineOf(t, "_ = 1", 1), outer+2), stack(outer)},
		"caught outside of any loop":  {stack(lineOf(t, "_ = 1", 1), lineOf(t, "close(queue)", 1)), stack(lineOf(t, "close(queue)", 1))},
		"caught beside a literal":     {stack(lineOf(t, "go func()", 1)), stack(lineOf(t, "go func()", 1) - 1)},
		"caught where nobody can say": {nil, nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r := &grader.BehaviourResult{Class: grader.Timeout, Locations: tt.stack}
			source.New("race.go", []byte(text)).Annotate(r)
			var lines, want []int
			for i := range r.Locations {
				lines = append(lines, r.Locations[i].Line)
			}
			for i := range tt.want {
				want = append(want, tt.want[i].Line)
			}
			assert.Equal(t, want, lines, "lines of a timeout %s", name)
		})
	}
}

func TestAnnotateSurvivesAFileThatIsNoGo(t *testing.T) {
	r := &grader.BehaviourResult{Class: grader.Timeout, Locations: []grader.Location{{File: "race.go", Line: 1}}, Trace: &grader.Trace{Steps: []grader.Step{{Kind: "lock", Object: "#1", File: "race.go", Line: 1}}}}
	source.New("race.go", []byte("no Go at all")).Annotate(r)
	assert.Equal(t, "no Go at all", r.Locations[0].Text, "text of a line")
	assert.Equal(t, "#1", r.Trace.Steps[0].Object, "object without a name")
}
