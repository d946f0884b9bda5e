// The lock is an account of the same file, which has one.
//
// refused: apart 9
package mutex

import "sync"

type Account struct {
	mu      sync.Mutex
	balance int
}

type Lock struct{ account *Account }

func NewLock() *Lock { return &Lock{NewAccount(1)} }

func (l *Lock) Lock() {
	for l.account.Withdraw(1) != nil {
	}
}

func (l *Lock) Unlock() { l.account.Deposit(1) }

func (l *Lock) TryLock() bool { return l.account.Withdraw(1) == nil }

func (l *Lock) Locked() bool { return l.account.Balance() == 0 }
