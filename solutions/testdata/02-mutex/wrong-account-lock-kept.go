// The way out for too little money forgets to unlock.
//
// fails: account/released-on-error deadlock
package mutex

func (a *Account) Withdraw(amount int) error {
	if amount <= 0 {
		return ErrInvalidAmount
	}
	a.mu.Lock()
	if a.balance < amount {
		return ErrInsufficientFunds
	}
	a.balance -= amount
	a.mu.Unlock()
	return nil
}
