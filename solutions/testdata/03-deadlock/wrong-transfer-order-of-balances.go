// The richer account first: an order, but not the same one from one moment to the
// next.
//
// fails: transfer/no-deadlock deadlock
package deadlock

func Transfer(from, to *Account, amount int) error {
	if from == to {
		return from.covers(amount)
	}
	first, second := from, to
	switch a, b := from.Balance(), to.Balance(); {
	case a < b, a == b && from.id > to.id:
		first, second = second, first
	}
	first.mu.Lock()
	defer first.mu.Unlock()
	second.mu.Lock()
	defer second.mu.Unlock()
	if from.balance < amount {
		return ErrInsufficientFunds
	}
	from.balance -= amount
	to.balance += amount
	return nil
}
