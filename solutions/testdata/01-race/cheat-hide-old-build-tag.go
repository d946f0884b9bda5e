// +build !race

// The same in the old spelling.
//
// refused: directives 1
package race

type Counter struct{ n int }
