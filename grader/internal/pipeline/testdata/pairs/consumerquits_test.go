package pairs

import "testing"

// Who has had enough does not say so.
func TestConsumerQuitsBug(*testing.T) {
	ch := make(chan int)
	go func() {
		for i := range 2 {
			ch <- i
		}
	}()
	<-ch
}

func TestConsumerQuitsCure(*testing.T) {
	ch, enough := make(chan int), make(chan struct{})
	defer close(enough)
	go func() {
		for i := range 2 {
			select {
			case ch <- i:
			case <-enough:
				return
			}
		}
	}()
	<-ch
}
