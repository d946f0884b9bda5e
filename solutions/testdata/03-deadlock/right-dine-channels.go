// A fork is a value in a channel, and who is done says so on another one.
package deadlock

func Dine(n, meals int, eat func(philosopher int)) {
	forks := make([]chan struct{}, n)
	for i := range forks {
		forks[i] = make(chan struct{}, 1)
		forks[i] <- struct{}{}
	}
	done := make(chan struct{})
	for i := range n {
		low, high := forks[min(i, (i+1)%n)], forks[max(i, (i+1)%n)]
		go func() {
			for range meals {
				<-low
				<-high
				eat(i)
				low <- struct{}{}
				high <- struct{}{}
			}
			done <- struct{}{}
		}()
	}
	for range n {
		<-done
	}
}
