//go:build !race // want "directives"
// +build !race // want "directives"

// Package race is full of orders. It is not a //go:build line that matters here.
package race

//go:norace // want "directives"
func a() {}

// go:norace is a comment for people.
func b() {}

//export c // want "directives"
func c() {}

func d() { /*line other.go:7*/ } // want "directives"

func dd() {
	//line solution.go:1
	// want-above "directives"
}

/*
#cgo LDFLAGS: -lm // want "directives"
*/
func e() {}

// #cgo CFLAGS: -g // want "directives"
func f() {}

// The issue #cgo is spoken of in the middle of a sentence.
//
// line 3 of this comment starts with the word line.
func g() {
	x := 1 //go:nosplit // want "directives"
	_ = x  //nolint:all
}

/* +build in a block comment has never meant anything. */
