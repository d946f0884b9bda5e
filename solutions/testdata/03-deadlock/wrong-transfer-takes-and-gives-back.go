// It takes first and looks afterwards. What is given back was missing in between,
// and somebody else was refused because of it.
//
// fails: transfer/conserves atomicity
package deadlock

func Transfer(from, to *Account, amount int) error {
	if from == to {
		return from.covers(amount)
	}
	if from.add(-amount) < 0 {
		from.add(amount)
		return ErrInsufficientFunds
	}
	to.add(amount)
	return nil
}

func (a *Account) add(amount int) int {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.balance += amount
	return a.balance
}
