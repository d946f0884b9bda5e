package report_test

import (
	"fmt"

	"interleave/grader"
)

// at is a step on a line of the student's file.
func at(line int, text string, s grader.Step) grader.Step {
	s.File, s.Line, s.Text = "race.go", line, text
	return s
}

func goroutines(names ...string) []grader.Goroutine {
	var all []grader.Goroutine
	for i, name := range names {
		all = append(all, grader.Goroutine{ID: i + 1, Name: name})
	}
	return all
}

func load(g int, object, value string) grader.Step {
	return grader.Step{Goroutine: g, Kind: "load", Object: object, Value: value}
}

func store(g int, object, value string) grader.Step {
	return grader.Step{Goroutine: g, Kind: "store", Object: object, Value: value}
}

func lock(g int, object, heldBy string) grader.Step {
	return grader.Step{Goroutine: g, Kind: "lock", Object: object, BlockedBy: heldBy}
}

// lostUpdate is a counter that loads and stores atomically, but not both at
// once. The race detector has nothing to say about it.
func lostUpdate() *grader.Trace {
	return &grader.Trace{
		ID: "7kq2", Schedule: "1.2.1.2", Goroutines: goroutines("test", "A", "B"),
		Steps: []grader.Step{
			{Goroutine: 1, Kind: "wait", File: "race_test.go", Line: 22},
			at(14, "v := c.n.Load()", load(2, "c.n", "0")),
			at(14, "v := c.n.Load()", load(3, "c.n", "0")),
			at(15, "c.n.Store(v + 1)", store(2, "c.n", "1")),
			at(15, "c.n.Store(v + 1)", store(3, "c.n", "1")),
			at(20, "return int(c.n.Load())", load(1, "c.n", "1")),
		},
	}
}

// embrace is the deadlock of two locks taken in opposite orders.
func embrace() *grader.Trace {
	return &grader.Trace{ID: "d3ad", Goroutines: goroutines("A", "B"), Steps: []grader.Step{
		at(31, "from.mu.Lock()", lock(1, "first.mu", "")),
		at(31, "from.mu.Lock()", lock(2, "second.mu", "")),
		at(33, "to.mu.Lock()", lock(1, "second.mu", "B")),
		at(33, "to.mu.Lock()", lock(2, "first.mu", "A")),
	}}
}

// puzzle is an answer to a puzzle; its steps are on no line of any file.
func puzzle() *grader.Trace {
	text := func(text string, s grader.Step) grader.Step { s.Text = text; return s }
	return &grader.Trace{Goroutines: goroutines("A", "B"), Steps: []grader.Step{
		text("a := count", load(1, "count", "0")),
		text("b := count", load(2, "count", "0")),
		text("a = a + 1", grader.Step{Goroutine: 1, Kind: "add", Value: "1"}),
		text("count = a", store(1, "count", "1")),
		text("b = b + 1", grader.Step{Goroutine: 2, Kind: "add", Value: "1"}),
		text("count = b", store(2, "count", "1")),
	}}
}

// spin waits for a flag by looking at it over and over.
func spin() *grader.Trace {
	t := &grader.Trace{Goroutines: goroutines("A", "B")}
	for range 12 {
		t.Steps = append(t.Steps,
			at(8, "for !l.free.Load() {", load(2, "l.free", "false")),
			at(9, "runtime.Gosched()", grader.Step{Goroutine: 2, Kind: "yield"}),
		)
	}
	t.Steps = append(t.Steps,
		at(15, "l.free.Store(true)", store(1, "l.free", "true")),
		at(8, "for !l.free.Load() {", load(2, "l.free", "true")))
	for range 2 {
		t.Steps = append(t.Steps, at(20, "l.n++", grader.Step{Goroutine: 1, Kind: "yield"}))
	}
	return t
}

// seats mixes named steps, channels and two variables.
func seats() *grader.Trace {
	return &grader.Trace{Goroutines: goroutines("A", "B", "closer"), Steps: []grader.Step{
		{Goroutine: 1, Kind: "step", Object: "reserve seat 0", File: "race_test.go", Line: 40},
		at(21, "if s.taken[i] == \"\" {", load(1, "s.taken[0]", "\"\"")),
		{Goroutine: 2, Kind: "step", Object: "reserve seat 0", File: "race_test.go", Line: 40},
		at(21, "if s.taken[i] == \"\" {", load(2, "s.taken[0]", "\"\"")),
		at(22, "s.taken[i] = name", store(1, "s.taken[0]", "\"A\"")),
		at(23, "s.sold++", load(1, "s.sold", "0")),
		at(23, "s.sold++", store(1, "s.sold", "1")),
		at(22, "s.taken[i] = name", store(2, "s.taken[0]", "\"B\"")),
		at(30, "s.done <- i", grader.Step{Goroutine: 2, Kind: "send", Object: "s.done", Value: "0"}),
		at(31, "<-s.done", grader.Step{Goroutine: 3, Kind: "receive", Object: "s.done", Value: "0"}),
		at(32, "close(s.done)", grader.Step{Goroutine: 3, Kind: "close", Object: "s.done"}),
		at(30, "s.done <- i", grader.Step{Goroutine: 1, Kind: "send", Object: "s.done", BlockedBy: "the channel is closed"}),
	}}
}

// table seats n philosophers who all take their left fork.
func table(n int) *grader.Trace {
	t := &grader.Trace{}
	for i := range n {
		t.Goroutines = append(t.Goroutines, grader.Goroutine{ID: i + 1, Name: fmt.Sprintf("philosopher %d", i)})
		t.Steps = append(t.Steps, at(50, "left.Lock()", lock(i+1, fmt.Sprintf("fork %d", i), "")))
	}
	for i := range n {
		next := (i + 1) % n
		t.Steps = append(t.Steps,
			at(51, "right.Lock()", lock(i+1, fmt.Sprintf("fork %d", next), fmt.Sprintf("philosopher %d", next))))
	}
	return t
}

// long is a trace that nobody shortened.
func long() *grader.Trace {
	t := &grader.Trace{Goroutines: goroutines("A", "B")}
	for i := range 60 {
		t.Steps = append(t.Steps, at(10+i, "c.n++", store(1+i%2, "c.n", fmt.Sprint(i))))
	}
	return t
}
