// Withdraw takes the money first and puts it back if there was not enough. Each
// step is atomic; meanwhile others see money missing, and are refused for it.
//
// fails: account/never-negative atomicity
// fails: account/no-false-refusal atomicity
package mutex

import "sync/atomic"

type Account struct{ balance atomic.Int64 }

func NewAccount(opening int) *Account {
	a := &Account{}
	a.balance.Store(int64(opening))
	return a
}

func (a *Account) Deposit(amount int) error {
	if amount <= 0 {
		return ErrInvalidAmount
	}
	a.balance.Add(int64(amount))
	return nil
}

func (a *Account) Withdraw(amount int) error {
	if amount <= 0 {
		return ErrInvalidAmount
	}
	if a.balance.Add(int64(-amount)) < 0 {
		a.balance.Add(int64(amount))
		return ErrInsufficientFunds
	}
	return nil
}

func (a *Account) Balance() int { return int(a.balance.Load()) }
