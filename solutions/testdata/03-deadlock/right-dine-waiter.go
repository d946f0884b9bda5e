// A waiter who gives everybody both forks at once or lets them wait. It goes home
// when the last philosopher has.
package deadlock

func Dine(n, meals int, eat func(philosopher int)) {
	w := waiter{
		ask: make(chan int), back: make(chan int), served: make([]chan struct{}, n),
		eating: make([]bool, n), waiting: make([]bool, n),
	}
	for i := range n {
		w.served[i] = make(chan struct{}, 1)
		go func() { // the waiter waits for all meals
			for range meals {
				w.ask <- i
				<-w.served[i]
				eat(i)
				w.back <- i
			}
		}()
	}
	for left := n * meals; left > 0; {
		select {
		case i := <-w.ask:
			w.waiting[i] = true
		case i := <-w.back:
			w.eating[i] = false
			left--
		}
		w.serve(n)
	}
}

type waiter struct {
	ask, back       chan int
	served          []chan struct{}
	eating, waiting []bool
}

func (w *waiter) serve(n int) {
	for i := range n {
		if w.waiting[i] && !w.eating[(i+n-1)%n] && !w.eating[(i+1)%n] {
			w.waiting[i], w.eating[i] = false, true
			w.served[i] <- struct{}{}
		}
	}
}
