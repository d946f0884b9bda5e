// There was enough when it looked.
//
// fails: transfer/conserves atomicity
package deadlock

func Transfer(from, to *Account, amount int) error {
	if from.Balance() < amount {
		return ErrInsufficientFunds
	}
	if from == to {
		return nil
	}
	first, second := from, to
	if first.id > second.id {
		first, second = second, first
	}
	first.mu.Lock()
	defer first.mu.Unlock()
	second.mu.Lock()
	defer second.mu.Unlock()
	from.balance -= amount
	to.balance += amount
	return nil
}
