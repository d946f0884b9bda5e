// Large amounts have a function of their own, which takes the locks the other way
// round.
//
// fails: transfer/no-deadlock deadlock
package deadlock

func Transfer(from, to *Account, amount int) error {
	if from == to {
		return from.covers(amount)
	}
	if amount >= 50 {
		return transferLarge(from, to, amount)
	}
	first, second := from, to
	if first.id > second.id {
		first, second = second, first
	}
	first.mu.Lock()
	defer first.mu.Unlock()
	second.mu.Lock()
	defer second.mu.Unlock()
	return move(from, to, amount)
}

func transferLarge(from, to *Account, amount int) error {
	first, second := from, to
	if first.id < second.id {
		first, second = second, first
	}
	first.mu.Lock()
	defer first.mu.Unlock()
	second.mu.Lock()
	defer second.mu.Unlock()
	return move(from, to, amount)
}

func move(from, to *Account, amount int) error {
	if from.balance < amount {
		return ErrInsufficientFunds
	}
	from.balance -= amount
	to.balance += amount
	return nil
}
