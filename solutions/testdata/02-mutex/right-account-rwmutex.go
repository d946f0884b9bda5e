// Readers share the lock, and errors are wrapped.
package mutex

import (
	"fmt"
	"sync"
)

type Account struct {
	sync.RWMutex
	balance int
}

func (a *Account) Deposit(amount int) error {
	a.Lock()
	defer a.Unlock()
	if amount <= 0 {
		return fmt.Errorf("deposit %d: %w", amount, ErrInvalidAmount)
	}
	a.balance += amount
	return nil
}

func (a *Account) Withdraw(amount int) error {
	a.Lock()
	defer a.Unlock()
	switch {
	case amount <= 0:
		return fmt.Errorf("withdraw %d: %w", amount, ErrInvalidAmount)
	case amount > a.balance:
		return fmt.Errorf("withdraw %d of %d: %w", amount, a.balance, ErrInsufficientFunds)
	}
	a.balance -= amount
	return nil
}

func (a *Account) Balance() int {
	a.RLock()
	defer a.RUnlock()
	return a.balance
}
