// Package context doubles the standard package context for rewritten code.
//
// A context that can be cancelled is about one object, its Done channel:
// cancelling writes it, Err reads it. Cancelling a tree takes one step for
// every context in it, so that others see, as they can in reality, a parent
// that is done and a child that is not yet, or an AfterFunc that can still be
// stopped. A context whose deadline passes is cancelled in the very step in
// which its timer fires.
//
// Contexts made while no schedule is running are the standard library's. Below
// one of those nothing is ever cancelled in a schedule, because nobody under
// control could.
package context
