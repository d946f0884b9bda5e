// A refusal forgets one of the two locks.
//
// fails: transfer/moves deadlock
package deadlock

func Transfer(from, to *Account, amount int) error {
	if from == to {
		return from.covers(amount)
	}
	first, second := from, to
	if first.id > second.id {
		first, second = second, first
	}
	first.mu.Lock()
	second.mu.Lock()
	if from.balance < amount {
		first.mu.Unlock()
		return ErrInsufficientFunds
	}
	from.balance -= amount
	to.balance += amount
	second.mu.Unlock()
	first.mu.Unlock()
	return nil
}
