// Zero is let through.
//
// fails: account/errors wrong-value
package mutex

func (a *Account) Deposit(amount int) error {
	if amount < 0 {
		return ErrInvalidAmount
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.balance += amount
	return nil
}
