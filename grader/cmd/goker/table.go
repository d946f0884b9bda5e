package main

import (
	"fmt"
	"os"
	"strings"
	"text/tabwriter"

	"interleave/grader"
)

// strict are the classes that count: a real deadlock, leak, panic or race. What
// was only given up, or still ran after so many steps, was not found.
var strict = map[grader.Class]bool{
	grader.Deadlock: true, grader.Leak: true, grader.Panic: true, grader.Race: true, grader.Starvation: true, grader.BusyWait: true,
}

// print writes the table, and last how many kernels were found.
func print(r *grader.TestsResult, kernels []string, spent stopwatch) error {
	for _, e := range r.CompileErrors {
		fmt.Printf("%s:%d: %s\n", e.File, e.Line, e.Message)
	}
	for _, e := range r.Refusals {
		fmt.Printf("%s:%d: %s\n", e.File, e.Line, e.Message)
	}
	tab := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tab, "kernel\tfound\tkind\tschedule\tms\tlines\twhat")
	found := 0
	for _, t := range r.Tests {
		yes := "no"
		if t.Verdict == grader.Failed && strict[t.Class] {
			yes = "yes"
			found++
		}
		lines := 0
		if t.Trace != nil {
			lines = len(t.Trace.Steps)
		}
		fmt.Fprintf(tab, "%s\t%s\t%s\t%d\t%d\t%d\t%s\n", strings.TrimPrefix(t.ID, "Test"), yes, kind(t), t.Schedules.Explored,
			spent[t.ID].spent.Milliseconds(), lines, t.Message)
	}
	if err := tab.Flush(); err != nil {
		return err
	}
	_, err := fmt.Printf("%d of %d found\n", found, len(kernels))
	return err
}

func kind(t grader.BehaviourResult) string {
	if t.Class != "" {
		return string(t.Class)
	}
	return t.Verdict.String()
}
