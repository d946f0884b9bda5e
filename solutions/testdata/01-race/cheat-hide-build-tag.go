//go:build !race

// The file is there only where the race detector is not.
//
// refused: directives 1
package race

type Counter struct{ n int }
