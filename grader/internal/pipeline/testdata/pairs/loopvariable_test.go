package pairs

import "testing"

func greet(int) {}

// All goroutines are given the same variable, which goes on changing.
func TestLoopVariableBug(*testing.T) {
	var i int
	for i = 0; i < 2; i++ {
		go func(p *int) { greet(*p) }(&i)
	}
}

func TestLoopVariableCure(*testing.T) {
	for i := range 2 {
		go func(p *int) { greet(*p) }(&i)
	}
}
