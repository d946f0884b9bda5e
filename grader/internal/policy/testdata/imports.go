package race

import (
	"context"
	"embed" // want "imports"
	"errors"
	"fmt"
	sort "sort"     // want "imports"
	. "strings"     // want "imports"
	mu "sync"       // want "imports"
	_ "sync/atomic" // want "imports"
	"unsafe"        // want "imports"

	"golang.org/x/sync/errgroup" // want "imports"

	"interleave/grader"         // want "imports"
	"interleave/solutions/race" // want "imports"
)

import "math/rand/v2"

import "C" // want "imports"

var printer = fmt.Println // want "imports"

type named fmt.Stringer

func words(ctx context.Context, n int) error {
	fmt.Printf("%d", n)            // want "imports"
	fmt.Fprint(nil)                // want "imports"
	(fmt.Print)("x")               // want "imports"
	_, _ = fmt.Sscanf("1", "%d")   // want "imports"
	_ = fmt.Sprintf("%d", n)       // builds a string
	_ = fmt.Append(nil, rand.N(n)) // builds bytes
	if n > 1 {
		return errors.New("many")
	}
	return fmt.Errorf("only %d", n)
}

func builtins(done chan bool) {
	print("x")             // want "imports"
	(println)("x")         // want "imports"
	defer print("x")       // want "imports"
	go println(<-done)     // want "imports"
	_ = func() { print() } // want "imports"
	unknown(print("x"))    // want "imports"
	unknown{print("x")}    // want "imports"
}

type shop struct{ print int }

func (s shop) println(string) {}

// A name stands for what it was declared as.
func shadowed(fmt shop, print func(string)) {
	print("mine")
	fmt.println("mine")
	fmt.Println("no such method: the compiler's business")
	_ = shop{print: 1}.print
	println := print
	println("mine")
}
