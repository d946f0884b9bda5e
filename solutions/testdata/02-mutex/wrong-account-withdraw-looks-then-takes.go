// Withdraw looks at the balance and changes it in two critical sections.
//
// fails: account/never-negative atomicity
package mutex

func (a *Account) Withdraw(amount int) error {
	if amount <= 0 {
		return ErrInvalidAmount
	}
	if a.Balance() < amount {
		return ErrInsufficientFunds
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.balance -= amount
	return nil
}
