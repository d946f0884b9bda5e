// Deposit adds to a balance that it read under the lock, and has let go since. No
// race detector can see that.
//
// fails: account/no-lost-update atomicity
package mutex

func (a *Account) Deposit(amount int) error {
	if amount <= 0 {
		return ErrInvalidAmount
	}
	balance := a.Balance()
	a.mu.Lock()
	defer a.mu.Unlock()
	a.balance = balance + amount
	return nil
}
