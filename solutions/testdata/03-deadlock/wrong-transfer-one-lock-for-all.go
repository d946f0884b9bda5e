// One lock for all accounts: no deadlock, and no two transfers at once.
//
// fails: transfer/disjoint serialised
package deadlock

import "sync"

var accounts sync.Mutex

func (a *Account) Balance() int {
	accounts.Lock()
	defer accounts.Unlock()
	return a.balance
}

func Transfer(from, to *Account, amount int) error {
	accounts.Lock()
	defer accounts.Unlock()
	if from.balance < amount {
		return ErrInsufficientFunds
	}
	from.balance -= amount
	to.balance += amount
	return nil
}
