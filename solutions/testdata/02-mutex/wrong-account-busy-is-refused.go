// A withdrawal that meets another one is refused because the lock is taken.
//
// fails: account/no-false-refusal atomicity
// fails: account/no-lost-update atomicity
package mutex

func (a *Account) Withdraw(amount int) error {
	if amount <= 0 {
		return ErrInvalidAmount
	}
	if !a.mu.TryLock() {
		return ErrInsufficientFunds
	}
	defer a.mu.Unlock()
	if a.balance < amount {
		return ErrInsufficientFunds
	}
	a.balance -= amount
	return nil
}
