package race

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
)

var printer = fmt.Println // want "printing"

type named fmt.Stringer

func words(ctx context.Context, n int) error {
	fmt.Printf("%d", n)            // want "printing"
	fmt.Fprint(nil)                // want "printing"
	(fmt.Print)("x")               // want "printing"
	_, _ = fmt.Sscanf("1", "%d")   // want "printing"
	_ = fmt.Sprintf("%d", n)       // builds a string
	_ = fmt.Append(nil, rand.N(n)) // builds bytes
	if n > 1 {
		return errors.New("many")
	}
	return fmt.Errorf("only %d", n)
}

func builtins(done chan bool) {
	print("x")             // want "printing"
	(println)("x")         // want "printing"
	defer print("x")       // want "printing"
	go println(<-done)     // want "printing"
	_ = func() { print() } // want "printing"
	unknown(print("x"))    // want "printing"
	unknown{print("x")}    // want "printing"
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
