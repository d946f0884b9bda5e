// One lock at a time, also from an account to itself: there the amount is missing
// for a moment.
//
// fails: transfer/self atomicity
package deadlock

func Transfer(from, to *Account, amount int) error {
	from.mu.Lock()
	if from.balance < amount {
		from.mu.Unlock()
		return ErrInsufficientFunds
	}
	from.balance -= amount
	from.mu.Unlock()
	to.mu.Lock()
	defer to.mu.Unlock()
	to.balance += amount
	return nil
}
