// Sixty-four locks for all accounts: most of the time two others have another one.
//
// fails: transfer/disjoint serialised
package deadlock

import "sync"

var locks [64]sync.Mutex

func (a *Account) lock() *sync.Mutex { return &locks[a.id%len(locks)] }

func (a *Account) Balance() int {
	a.lock().Lock()
	defer a.lock().Unlock()
	return a.balance
}

func Transfer(from, to *Account, amount int) error {
	if from == to {
		return from.covers(amount)
	}
	first, second := from, to
	if first.id%len(locks) > second.id%len(locks) {
		first, second = second, first
	}
	first.lock().Lock()
	defer first.lock().Unlock()
	if first.lock() != second.lock() {
		second.lock().Lock()
		defer second.lock().Unlock()
	}
	if from.balance < amount {
		return ErrInsufficientFunds
	}
	from.balance -= amount
	to.balance += amount
	return nil
}
