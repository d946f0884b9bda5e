// No lock at all.
//
// fails: account/no-lost-update race
// fails: account/never-negative race
// fails: account/no-false-refusal race
// fails: account/race-free race
package mutex

func (a *Account) Deposit(amount int) error {
	if amount <= 0 {
		return ErrInvalidAmount
	}
	a.balance += amount
	return nil
}

func (a *Account) Withdraw(amount int) error {
	if amount <= 0 {
		return ErrInvalidAmount
	}
	if a.balance < amount {
		return ErrInsufficientFunds
	}
	a.balance -= amount
	return nil
}

func (a *Account) Balance() int { return a.balance }
