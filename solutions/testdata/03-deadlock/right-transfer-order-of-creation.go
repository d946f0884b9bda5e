// The order is not that of the ids; that there is one is enough.
package deadlock

import (
	"sync"
	"sync/atomic"
)

var opened atomic.Int64

type Account struct {
	mu      sync.RWMutex
	number  int64
	balance int
}

func NewAccount(_, opening int) *Account {
	return &Account{number: -opened.Add(1), balance: opening}
}

func (a *Account) Balance() int {
	a.mu.RLock()
	defer a.mu.RUnlock()
	return a.balance
}

func Transfer(from, to *Account, amount int) error {
	if from.number < to.number {
		from.mu.Lock()
		defer from.mu.Unlock()
	}
	to.mu.Lock()
	defer to.mu.Unlock()
	if from.number > to.number {
		from.mu.Lock()
		defer from.mu.Unlock()
	}
	if from.balance < amount {
		return ErrInsufficientFunds
	}
	from.balance -= amount
	to.balance += amount
	return nil
}
