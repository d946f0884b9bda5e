// A clerk on a goroutine of its own does the work under one lock. The caller only
// waits for the clerk, and yet everybody waits for the caller's.
//
// fails: transfer/disjoint serialised
package deadlock

import "sync"

var desk sync.Mutex

func Transfer(from, to *Account, amount int) error {
	if from == to {
		return from.covers(amount)
	}
	done := make(chan error)
	go func() { done <- clerk(from, to, amount) }() // received from below
	return <-done
}

func clerk(from, to *Account, amount int) error {
	desk.Lock()
	defer desk.Unlock()
	from.mu.Lock()
	defer from.mu.Unlock()
	to.mu.Lock()
	defer to.mu.Unlock()
	if from.balance < amount {
		return ErrInsufficientFunds
	}
	from.balance -= amount
	to.balance += amount
	return nil
}
