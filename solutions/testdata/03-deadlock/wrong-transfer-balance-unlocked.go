// Who only looks locks nothing.
//
// fails: transfer/conserves race
package deadlock

func (a *Account) Balance() int { return a.balance }
