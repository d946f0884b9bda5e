// Withdraw notes what it wants before it looks, and looks at what everybody wants.
// Balance never shows it, but two that want too much together are both refused.
//
// fails: account/no-false-refusal atomicity
package mutex

import "sync"

type Account struct {
	mu      sync.Mutex
	balance int
	wanted  int
}

func (a *Account) Withdraw(amount int) error {
	if amount <= 0 {
		return ErrInvalidAmount
	}
	a.want(amount)
	a.mu.Lock()
	defer a.mu.Unlock()
	enough := a.wanted <= a.balance
	a.wanted -= amount
	if !enough {
		return ErrInsufficientFunds
	}
	a.balance -= amount
	return nil
}

func (a *Account) want(amount int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.wanted += amount
}
