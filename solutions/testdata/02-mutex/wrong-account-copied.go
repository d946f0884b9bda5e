// The methods have a copy of the account, and of its lock: nothing ever changes.
//
// fails: account/errors wrong-value
package mutex

func (a Account) deposited(amount int) Account {
	a.balance += amount
	return a
}

func (a *Account) Deposit(amount int) error {
	if amount <= 0 {
		return ErrInvalidAmount
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.deposited(amount)
	return nil
}
