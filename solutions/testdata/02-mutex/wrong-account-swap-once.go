// One compare and swap, and no second try: whoever comes between has it refused.
//
// fails: account/no-lost-update atomicity
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
	balance := a.balance.Load()
	if balance < int64(amount) || !a.balance.CompareAndSwap(balance, balance-int64(amount)) {
		return ErrInsufficientFunds
	}
	return nil
}

func (a *Account) Balance() int { return int(a.balance.Load()) }
