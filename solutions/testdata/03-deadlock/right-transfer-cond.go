// A reservation and a condition variable for each account; reserved in the order
// of the ids. While money moves, nothing is locked.
package deadlock

import "sync"

type Account struct {
	id       int
	mu       sync.Mutex
	free     *sync.Cond
	reserved bool
	balance  int
}

func NewAccount(id, opening int) *Account {
	a := &Account{id: id, balance: opening}
	a.free = sync.NewCond(&a.mu)
	return a
}

func (a *Account) reserve() {
	a.mu.Lock()
	defer a.mu.Unlock()
	for a.reserved {
		a.free.Wait()
	}
	a.reserved = true
}

func (a *Account) release() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.reserved = false
	a.free.Signal()
}

func (a *Account) Balance() int {
	a.reserve()
	defer a.release()
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
	first.reserve()
	defer first.release()
	second.reserve()
	defer second.release()
	if from.balance < amount {
		return ErrInsufficientFunds
	}
	from.balance -= amount
	to.balance += amount
	return nil
}
