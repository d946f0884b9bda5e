// Balance reads without the lock.
//
// fails: account/race-free race
package mutex

func (a *Account) Balance() int { return a.balance }
