// A lock for readers does not keep other readers out.
//
// fails: transfer/conserves race transfer/no-deadlock race
package deadlock

import "sync"

type Account struct {
	id      int
	mu      sync.RWMutex
	balance int
}

func (a *Account) Balance() int {
	a.mu.RLock()
	defer a.mu.RUnlock()
	return a.balance
}

func Transfer(from, to *Account, amount int) error {
	if from == to {
		return from.covers(amount)
	}
	first, second := from, to
	if first.id > second.id {
		first, second = second, first
	}
	first.mu.RLock()
	defer first.mu.RUnlock()
	second.mu.RLock()
	defer second.mu.RUnlock()
	if from.balance < amount {
		return ErrInsufficientFunds
	}
	from.balance -= amount
	to.balance += amount
	return nil
}
