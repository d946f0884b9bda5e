// Package submission takes in what a student handed in: one regular text file
// for each exercise, and nothing else of the folder it lies in.
//
// The folder comes from a stranger. So nothing in it is followed, run or
// trusted to say what it is: links are refused even if they stay inside, and a
// file must be text that shows on a screen exactly what the compiler reads.
package submission
