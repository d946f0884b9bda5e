// Deposit holds the lock for reading while it writes.
//
// fails: account/no-lost-update race
// fails: account/race-free race
package mutex

import "sync"

type Account struct {
	mu      sync.RWMutex
	balance int
}

func (a *Account) Deposit(amount int) error {
	if amount <= 0 {
		return ErrInvalidAmount
	}
	a.mu.RLock()
	defer a.mu.RUnlock()
	a.balance += amount
	return nil
}

func (a *Account) Balance() int {
	a.mu.RLock()
	defer a.mu.RUnlock()
	return a.balance
}
