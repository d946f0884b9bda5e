// Both balances are read before either is written, which makes money if they are
// one.
//
// fails: transfer/self wrong-value
package deadlock

func Transfer(from, to *Account, amount int) error {
	first, second := from, to
	if first.id > second.id {
		first, second = second, first
	}
	first.mu.Lock()
	defer first.mu.Unlock()
	if first != second {
		second.mu.Lock()
		defer second.mu.Unlock()
	}
	a, b := from.balance, to.balance
	if a < amount {
		return ErrInsufficientFunds
	}
	from.balance = a - amount
	to.balance = b + amount
	return nil
}
