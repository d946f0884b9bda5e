// Package report writes a [grader.Result] for people and for programs.
//
// Every form is a view of that one value and says the same thing; none of them
// looks at anything else. Much of the value's text comes from strangers: every
// view first passes it through one cleaning, so none can forget to.
package report
