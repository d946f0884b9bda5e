package pairs

import (
	"testing"
	"time"
)

// Who gives up waiting leaves behind whoever has an answer for it.
func ask(answer chan int) {
	go func() { time.Sleep(2 * time.Second); answer <- 1 }()
	select {
	case <-answer:
	case <-time.After(time.Second):
	}
}

func TestEarlyReturnBug(*testing.T)  { ask(make(chan int)) }
func TestEarlyReturnCure(*testing.T) { ask(make(chan int, 1)) }
