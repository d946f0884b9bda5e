// Only the giver is locked.
//
// fails: transfer/conserves race transfer/no-deadlock race
package deadlock

func Transfer(from, to *Account, amount int) error {
	if from == to {
		return from.covers(amount)
	}
	from.mu.Lock()
	defer from.mu.Unlock()
	if from.balance < amount {
		return ErrInsufficientFunds
	}
	from.balance -= amount
	to.balance += amount
	return nil
}
