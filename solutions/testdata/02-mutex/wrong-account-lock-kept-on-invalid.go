// Deposit locks before it looks at the amount, and unlocks at its end only.
//
// fails: account/released-on-error deadlock
package mutex

func (a *Account) Deposit(amount int) error {
	a.mu.Lock()
	if amount <= 0 {
		return ErrInvalidAmount
	}
	a.balance += amount
	a.mu.Unlock()
	return nil
}
