// A withdrawal that is refused takes what there is all the same.
//
// fails: account/errors wrong-value
package mutex

func (a *Account) Withdraw(amount int) error {
	if amount <= 0 {
		return ErrInvalidAmount
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.balance < amount {
		a.balance = 0
		return ErrInsufficientFunds
	}
	a.balance -= amount
	return nil
}
