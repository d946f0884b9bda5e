// Never two locks at once: what has left the one account is on its way until it
// arrives in the other. Nobody waits for a lock while holding one.
package deadlock

func Transfer(from, to *Account, amount int) error {
	if from == to {
		return from.covers(amount)
	}
	if err := from.take(amount); err != nil {
		return err
	}
	to.mu.Lock()
	defer to.mu.Unlock()
	to.balance += amount
	return nil
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
