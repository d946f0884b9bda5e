// A waiter hands out both accounts at once, or neither. The money moves with
// nothing locked, but whoever is held up while talking to the waiter holds up all.
//
// fails: transfer/disjoint serialised
package deadlock

import "sync"

type Account struct {
	mu      sync.Mutex
	taken   bool
	balance int
}

var (
	waiter   sync.Mutex
	returned = sync.NewCond(&waiter)
)

func NewAccount(_, opening int) *Account { return &Account{balance: opening} }

func Transfer(from, to *Account, amount int) error {
	if from == to {
		return from.covers(amount)
	}
	take(from, to)
	defer giveBack(from, to)
	if from.Balance() < amount {
		return ErrInsufficientFunds
	}
	from.add(-amount)
	to.add(amount)
	return nil
}

func take(a, b *Account) {
	waiter.Lock()
	defer waiter.Unlock()
	for a.taken || b.taken {
		returned.Wait()
	}
	a.taken, b.taken = true, true
}

func giveBack(a, b *Account) {
	waiter.Lock()
	defer waiter.Unlock()
	a.taken, b.taken = false, false
	returned.Broadcast()
}

func (a *Account) add(amount int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.balance += amount
}
