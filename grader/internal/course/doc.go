// Package course reads what the teacher wrote: which exercises there are, what
// each one asks, and what may be spent on finding out.
//
// An exercise is a folder with a manifest. Nothing else in the grader names an
// exercise, so a new folder is a new exercise. A manifest is therefore read
// without mercy: a misspelt key that were skipped would change somebody's
// points and nobody would see it.
package course
