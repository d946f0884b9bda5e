// A balance that only goes down if there is enough, and nothing to wait for.
package deadlock

import "sync/atomic"

type Account struct{ balance atomic.Int64 }

func NewAccount(_, opening int) *Account {
	a := &Account{}
	a.balance.Store(int64(opening))
	return a
}

func (a *Account) Balance() int { return int(a.balance.Load()) }

func Transfer(from, to *Account, amount int) error {
	if from == to {
		return from.covers(amount)
	}
	for {
		there := from.balance.Load()
		if there < int64(amount) {
			return ErrInsufficientFunds
		}
		if from.balance.CompareAndSwap(there, there-int64(amount)) {
			to.balance.Add(int64(amount))
			return nil
		}
	}
}
