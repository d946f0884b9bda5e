// A pause between the tries does not help if it is the same for both.
//
// fails: transfer/no-deadlock starvation
package deadlock

import "time"

func Transfer(from, to *Account, amount int) error {
	if from == to {
		return from.covers(amount)
	}
	for {
		from.mu.Lock()
		if to.mu.TryLock() {
			break
		}
		from.mu.Unlock()
		time.Sleep(time.Millisecond)
	}
	defer from.mu.Unlock()
	defer to.mu.Unlock()
	if from.balance < amount {
		return ErrInsufficientFunds
	}
	from.balance -= amount
	to.balance += amount
	return nil
}
