package board

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"interleave/grader"
	"interleave/grader/internal/page"
	"interleave/grader/internal/report"
)

// A Behaviour is one that the course asks for, with who fails it and how.
type Behaviour struct {
	grader.Behaviour
	Exercise grader.Exercise
	Number   int // on the board
	Held     int
	Failed   int
	Other    int // unstarted, refused, not compiled, skipped, ungraded
	groups   map[string]*Group
}

// A Group is students who fail a behaviour in the same way: the same class of
// failure, by interleavings of the same shape.
type Group struct {
	Class    grader.Class
	Example  grader.BehaviourResult // the first one's
	Students []member
}

type member struct{ Name, Page string }

// add counts one of a student; shape says how it failed, if it did.
func (b *Behaviour) add(s *Student, one grader.BehaviourResult, shape string) {
	switch {
	case one.Verdict.Holds():
		b.Held++
		return
	case one.Verdict != grader.Failed:
		b.Other++
		return
	}
	b.Failed++
	g := b.groups[shape]
	if g == nil {
		g = &Group{Class: one.Class, Example: one}
		b.groups[shape] = g
	}
	g.Students = append(g.Students, member{Name: s.Name, Page: s.Page()})
}

// shape is what two failures share that happen in the same way: who does what
// in turn, whatever the variables are called and wherever the lines are.
func shape(b grader.BehaviourResult) string {
	var s strings.Builder
	s.WriteString(string(b.Class))
	if b.Trace == nil {
		return s.String() + " " + b.Message
	}
	order := make(map[int]int)
	for _, row := range report.Draw(b.Trace).Rows {
		if _, seen := order[row.Lane]; !seen {
			order[row.Lane] = len(order)
		}
		fmt.Fprintf(&s, " %d%s%t", order[row.Lane], row.Kind, row.Waits)
	}
	return s.String()
}

// Page is the name of the behaviour's page, without .html.
func (b *Behaviour) Page() string {
	return b.Exercise.ID + "-" + strings.ReplaceAll(b.ID, "/", "-")
}

// Name is the behaviour's ID with its exercise's number.
func (b *Behaviour) Name() string {
	number, _, _ := strings.Cut(b.Exercise.ID, "-")
	return number + " " + b.ID
}

// Known is how many students have a verdict on it that says whether it holds.
func (b *Behaviour) Known() int { return b.Held + b.Failed }

// Groups are the ways in which it fails, the most common first.
func (b *Behaviour) Groups() []*Group {
	var all []*Group
	for _, g := range b.groups {
		all = append(all, g)
	}
	slices.SortFunc(all, func(x, y *Group) int {
		return cmp.Or(cmp.Compare(len(y.Students), len(x.Students)), cmp.Compare(x.Class, y.Class),
			cmp.Compare(shape(x.Example), shape(y.Example)))
	})
	return all
}

// WriteBehaviour writes a behaviour's page.
func (b *Board) WriteBehaviour(w io.Writer, one *Behaviour) error {
	type drawn struct {
		*Group
		Picture *page.Picture
	}
	var groups []drawn
	longest := 0
	for i, g := range one.Groups() {
		groups = append(groups, drawn{g, page.Draw(g.Example.Trace, fmt.Sprintf("t%d", i))})
		longest = max(longest, groups[i].Picture.Len())
	}
	return render(w, "behaviour.html", struct {
		*Behaviour
		Groups []drawn
		Head   head
	}{one, groups, b.head(one.Exercise.ID+" "+one.ID, "../", page.Playing(longest))})
}
