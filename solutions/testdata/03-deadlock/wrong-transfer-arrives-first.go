// The amount arrives before it has left, and is in both accounts for a moment.
//
// fails: transfer/conserves atomicity
package deadlock

func Transfer(from, to *Account, amount int) error {
	if from == to {
		return from.covers(amount)
	}
	to.add(amount)
	if err := from.take(amount); err != nil {
		to.add(-amount)
		return err
	}
	return nil
}

func (a *Account) add(amount int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.balance += amount
}

func (a *Account) take(amount int) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.balance < amount {
		return ErrInsufficientFunds
	}
	a.balance -= amount
	return nil
}
